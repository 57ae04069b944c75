//! The accounts grid as a CSV file.
