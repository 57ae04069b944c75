//! The page is cut in parts after it is linked, which needs to know what refers to what. Said here and not as a flag for
//! all, it does not make the worker larger.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
}
