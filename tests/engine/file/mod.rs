//! Bytes in and out.

mod archive;
mod gate;
mod import;
mod sample;
mod schemas;
mod shelf;
mod wire;
mod work;
