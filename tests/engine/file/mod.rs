//! Bytes in and out.

mod archive;
mod gate;
pub mod import;
mod sample;
mod schemas;
mod shelf;
mod wire;
mod work;
