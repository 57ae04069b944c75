//! The tools the tasks need: found where they are, installed where they are not.
//!
//! A tool is taken from the project's cache, or from `PATH` when its version is the very one
//! needed, and is otherwise installed into the cache. Installing happens in a directory beside
//! the final one, which is renamed last, so a broken-off installation is never taken for whole.

use crate::failure::Failure;
use std::{
    env,
    ffi::OsString,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132";
const AXE: &str = "4.14.1";
const GECKODRIVER: &str = "0.37.1";

/// The fonts that the page is tested with: how each is asked for, which package brings it, and what it is.
const FONTS: [(&str, &str, &str); 2] = [
    (":lang=zh", "fonts-noto-cjk", "A font with Chinese characters"),
    ("Liberation Sans", "fonts-liberation", "A font of Latin letters, as wide as Arial"),
];

/// Building the tools for speed would take longer than they ever run here.
const CHEAP_BUILD: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
    ("CARGO_PROFILE_RELEASE_PANIC", "unwind"),
];

/// The cache of tools, and where each tool found so far lies.
pub struct Tools {
    cache: PathBuf,
    /// Directories that go before `PATH`, so that Trunk finds its tools and downloads nothing.
    bins: Vec<PathBuf>,
}

/// A browser and the driver that fits it.
pub struct Browser {
    pub kind: Kind,
    pub program: PathBuf,
    pub driver: PathBuf,
}

/// In which browser the journeys run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Chromium,
    Firefox,
    WebKit,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Chromium, Kind::Firefox, Kind::WebKit];

    /// What it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Chromium => "chromium",
            Kind::Firefox => "firefox",
            Kind::WebKit => "webkit",
        }
    }
}

/// A program that `cargo install` can build.
struct CargoTool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    why: &'a str,
    /// Whether the lock file in its package still builds.
    locked: bool,
}

impl Tools {
    /// Opens the cache, and creates it where there is none.
    pub fn open() -> Result<Self, Failure> {
        let cache = env::var_os("KEYLINE_TOOLS")
            .map(PathBuf::from)
            .or_else(|| env::var_os("XDG_CACHE_HOME").map(|home| PathBuf::from(home).join("keyline")))
            .or_else(|| env::home_dir().map(|home| home.join(".cache").join("keyline")))
            .unwrap_or_else(|| env::temp_dir().join("keyline"));
        fs::create_dir_all(&cache).map_err(Failure::file("create", &cache))?;
        Ok(Self { cache, bins: Vec::new() })
    }

    /// A command that sees the tools found so far before whatever else is on `PATH`.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.found(program).unwrap_or_else(|| program.into()));
        let path = env::var_os("PATH").unwrap_or_default();
        let joined = env::join_paths(self.bins.iter().cloned().chain(env::split_paths(&path)));
        command.env("PATH", joined.unwrap_or(path));
        // Trunk stops at NO_COLOR=1, which it reads as a boolean.
        if program == "trunk" && env::var_os("NO_COLOR").is_some() {
            command.env_remove("NO_COLOR").args(["--color", "never"]);
        }
        command
    }

    /// All that is needed to build the page: the wasm target, Trunk and wasm-bindgen.
    pub fn for_page(&mut self) -> Result<(), Failure> {
        self.wasm_target()?;
        self.cargo_tool(&CargoTool {
            package: "trunk",
            program: "trunk",
            version: TRUNK,
            why: "builds and serves the page",
            locked: true,
        })?;
        let version = locked_version("wasm-bindgen")?;
        self.cargo_tool(&CargoTool {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: &version,
            why: "joins the wasm to the page, and must be of the version in Cargo.lock",
            locked: false,
        })?;
        // Trunk builds offline, so everything for wasm must be here before.
        run(self.command("cargo").args(["fetch", "--quiet"]))
    }

    fn wasm_target(&self) -> Result<(), Failure> {
        let target = "wasm32-unknown-unknown";
        let sysroot = output(Command::new("rustc").args(["--print", "sysroot"])).unwrap_or_default();
        if Path::new(sysroot.trim()).join("lib/rustlib").join(target).join("lib").is_dir() {
            return Ok(());
        }
        if find("rustup").is_none() {
            return Err(Failure::Missing {
                what: format!("The Rust target {target}"),
                why: "there is no rustup".into(),
                remedy: "Install Rust from https://rustup.rs, or this target from your system's packages."
                    .into(),
            });
        }
        println!("Installing the Rust target {target}, to which the page is compiled.");
        run(Command::new("rustup").args(["target", "add", target]))
    }

    /// Rustfmt and clippy, which a minimal Rust does not bring.
    pub fn lints(&self) -> Result<(), Failure> {
        for component in ["rustfmt", "clippy"] {
            let program = if component == "clippy" { "clippy-driver" } else { component };
            if output(Command::new(program).arg("--version")).is_none() {
                println!("Installing {component}, which checks the source.");
                run(Command::new("rustup").args(["component", "add", component]))?;
            }
        }
        Ok(())
    }

    fn cargo_tool(&mut self, tool: &CargoTool) -> Result<(), Failure> {
        let CargoTool { package, program, version, why, locked } = tool;
        let name = format!("{package}-{version}");
        let home = self.cache.join(&name);
        let bin = home.join("bin");
        if bin.join(executable(program)).is_file() {
            self.bins.push(bin);
            return Ok(());
        }
        if has_version(program, version) {
            return Ok(());
        }
        let _one_at_a_time = self.lock()?;
        if !bin.join(executable(program)).is_file() {
            println!(
                "Installing {name}, which {why}, into {}. This takes some minutes, once.",
                self.cache.display()
            );
            let partial = self.partial(&name)?;
            if !(find("cargo-binstall").is_some() && self.binstall(tool, &partial)) {
                let mut install = Command::new("cargo");
                install.args(["install", package, "--version", version, "--bin", program]);
                // Neither tool reaches the network here, so neither needs TLS.
                install.args(["--no-default-features", "--root"]).arg(&partial);
                if *locked {
                    install.arg("--locked");
                }
                // A target directory of its own lets an interrupted build go on where it was.
                let target = self.cache.join("build");
                install.current_dir(&self.cache).env("CARGO_TARGET_DIR", &target).envs(CHEAP_BUILD);
                run(&mut install)?;
                remove(&target)?;
            }
            keep(&partial, &home)?;
        }
        self.bins.push(bin);
        Ok(())
    }

    /// Whether a ready-made binary could be had; where not, it is built.
    fn binstall(&self, tool: &CargoTool, partial: &Path) -> bool {
        let CargoTool { package, program, version, .. } = tool;
        let mut install = Command::new("cargo-binstall");
        install.args(["--no-confirm", "--disable-strategies", "compile", "--version", version, "--root"]);
        run(install.arg(partial).arg(package)).is_ok()
            && partial.join("bin").join(executable(program)).is_file()
    }

    /// wasm-opt, without which a release does not keep its size budget.
    pub fn wasm_opt(&mut self) -> Result<(), Failure> {
        let bin = |home: &Path| home.join("node_modules").join(".bin");
        let cached = bin(&self.cache.join(format!("binaryen-{BINARYEN}")));
        if has_version("wasm-opt", BINARYEN) && !cached.join("wasm-opt").is_file() {
            return Ok(());
        }
        if find("node").is_none() {
            self.node("which runs wasm-opt, the optimizer of the release build")?;
        }
        let home = self.npm("binaryen", BINARYEN, "for wasm-opt, which makes the release smaller")?;
        self.bins.push(bin(&home));
        Ok(())
    }

    /// The script with which the browser looks for what shuts people out.
    pub fn axe(&mut self) -> Result<PathBuf, Failure> {
        let home = self.npm("axe-core", AXE, "which finds what shuts people out of a page")?;
        Ok(home.join("node_modules").join("axe-core").join("axe.min.js"))
    }

    /// Where a package of npm lies in the cache.
    fn npm(&self, package: &str, version: &str, why: &str) -> Result<PathBuf, Failure> {
        let name = format!("{package}-{version}");
        let home = self.cache.join(&name);
        let is_there = || home.join("node_modules").join(package).is_dir();
        if is_there() {
            return Ok(home);
        }
        if find("npm").is_none() {
            self.node(&format!("which brings {package}, {why}"))?;
        }
        let _one_at_a_time = self.lock()?;
        if !is_there() {
            println!("Installing {name} into {}, {why}.", self.cache.display());
            let partial = self.partial(&name)?;
            fs::create_dir_all(&partial).map_err(Failure::file("create", &partial))?;
            let mut install = Command::new("npm");
            install.args([
                "install",
                "--no-save",
                "--no-audit",
                "--no-fund",
                "--loglevel",
                "error",
                "--prefix",
            ]);
            run(install.arg(&partial).arg(format!("{package}@{version}")).current_dir(&self.cache))?;
            keep(&partial, &home)?;
        }
        Ok(home)
    }

    fn node(&self, why: &str) -> Result<(), Failure> {
        self.apt(&["nodejs", "npm"], "Node.js", why)
    }

    /// A browser to test in, with its driver, and fonts for it.
    pub fn browser(&mut self, kind: Kind) -> Result<Browser, Failure> {
        let (programs, driver, packages, what): (&[&str], _, &[&str], _) = match kind {
            Kind::Chromium => (
                &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
                "chromedriver",
                &["chromium", "chromium-driver", FONTS[0].1, FONTS[1].1],
                "A Chromium with its driver",
            ),
            Kind::Firefox => (
                &["firefox", "firefox-esr"],
                "geckodriver",
                &["firefox-esr", FONTS[0].1, FONTS[1].1],
                "A Firefox",
            ),
            Kind::WebKit => (
                &["MiniBrowser"],
                "WebKitWebDriver",
                &["webkit2gtk-driver", "xvfb", FONTS[0].1, FONTS[1].1],
                "A WebKitGTK with its driver and a screen for it",
            ),
        };
        if kind == Kind::Firefox {
            self.cargo_tool(&CargoTool {
                package: "geckodriver",
                program: "geckodriver",
                version: GECKODRIVER,
                why: "drives Firefox",
                locked: true,
            })?;
        }
        let look = || {
            let program = named_by("KEYLINE_BROWSER")
                .or_else(|| programs.iter().find_map(|program| find(program)))
                .or_else(|| (kind == Kind::WebKit).then(mini_browser).flatten());
            let driver = named_by("KEYLINE_DRIVER").or_else(|| self.found(driver)).or_else(|| find(driver));
            program.zip(driver)
        };
        if look().is_none() {
            self.apt(packages, what, "in which the page is tested")?;
        }
        let Some((program, driver)) = look() else {
            return Err(Failure::Missing {
                what: what.into(),
                why: "this system's packages brought none".into(),
                remedy: "Install one and name the two in KEYLINE_BROWSER and KEYLINE_DRIVER.".into(),
            });
        };
        // Without them Chinese pages draw boxes, and English ones take a Chinese font, with apostrophes as wide as a
        // character. The journeys survive both: a wish, not a need.
        for (pattern, package, what) in FONTS {
            if output(Command::new("fc-list").arg(pattern)).is_some_and(|fonts| fonts.trim().is_empty())
                && let Err(failure) = self.apt(&[package], what, "for the tests")
            {
                eprintln!("{failure}\nThe tests go on without it.");
            }
        }
        let (browser_version, driver_version) = (major_version(&program), major_version(&driver));
        // The others fit many versions.
        if kind == Kind::Chromium && browser_version != driver_version {
            return Err(Failure::BrowserPair {
                browser: program.display().to_string(),
                browser_version,
                driver: driver.display().to_string(),
                driver_version,
            });
        }
        Ok(Browser { kind, program, driver })
    }

    /// A tool found so far.
    fn found(&self, program: &str) -> Option<PathBuf> {
        self.bins.iter().map(|bin| bin.join(executable(program))).find(|path| path.is_file())
    }

    /// Installs Debian packages, or says what to start where that may not be done.
    fn apt(&self, packages: &[&str], what: &str, why: &str) -> Result<(), Failure> {
        let missing = |why: &str, remedy: String| {
            Err(Failure::Missing { what: what.to_owned(), why: why.to_owned(), remedy })
        };
        let list = packages.join(" ");
        if find("apt-get").is_none() {
            return missing(
                "there is no apt-get",
                format!("Install it in your system's way (Debian: {list})."),
            );
        }
        let root = output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
        if !root && output(Command::new("sudo").args(["-n", "true"])).is_none() {
            return missing(
                "that needs root",
                format!("Start `sudo apt-get install {list}`, then this once more."),
            );
        }
        println!("Installing {list} with apt: {what}, {why}.");
        let apt = |arguments: &[&str]| {
            let mut command = if root { Command::new("env") } else { Command::new("sudo") };
            if !root {
                command.args(["-n", "env"]);
            }
            command.args([
                "DEBIAN_FRONTEND=noninteractive",
                "apt-get",
                "--quiet",
                "-o",
                "DPkg::Lock::Timeout=300",
            ]);
            run(command.args(arguments).stdin(Stdio::null()))
        };
        // An old list of packages may still do, so only the installation decides.
        if let Err(failure) = apt(&["update"]) {
            eprintln!("{failure}");
        }
        let mut install = vec!["install", "--yes", "--no-install-recommends"];
        install.extend(packages);
        apt(&install)
    }

    /// Two tasks started at once must not install the same tool into the same place.
    fn lock(&self) -> Result<File, Failure> {
        let path = self.cache.join("lock");
        let file = File::create(&path).map_err(Failure::file("create", &path))?;
        file.lock().map_err(Failure::file("lock", &path))?;
        Ok(file)
    }

    fn partial(&self, name: &str) -> Result<PathBuf, Failure> {
        let partial = self.cache.join(format!("{name}.partial"));
        remove(&partial)?;
        Ok(partial)
    }
}

/// The root of the project.
pub fn project() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// Runs a command to its end, its words going to the terminal.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status =
        command.status().map_err(|source| Failure::Start { program: program_name(command), source })?;
    if status.success() {
        return Ok(());
    }
    let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
    let words: Vec<String> = std::iter::once(program_name(command)).chain(words).collect();
    Err(Failure::Command { command: words.join(" "), code: status.code() })
}

/// What a command prints, or nothing where it fails or is not there.
fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn program_name(command: &Command) -> String {
    Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn executable(program: &str) -> String {
    format!("{program}{}", env::consts::EXE_SUFFIX)
}

/// Where `PATH` leads for a program.
fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|dir| dir.join(executable(program))).find(|file| file.is_file())
}

/// Debian keeps WebKit's browser for tests beside its library.
fn mini_browser() -> Option<PathBuf> {
    let libraries = fs::read_dir("/usr/lib").ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let places = libraries.flat_map(|library| {
        ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"]
            .map(|version| library.join(version).join("MiniBrowser"))
    });
    places.into_iter().find(|program| program.is_file())
}

fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| *value != OsString::new()).map(PathBuf::from)
}

fn has_version(program: &str, version: &str) -> bool {
    find(program)
        .and_then(|path| output(Command::new(path).arg("--version")))
        .is_some_and(|text| text.split_whitespace().any(|word| word == version))
}

/// `156` of `Chromium 156.0.7000.1 built on ...`.
fn major_version(program: &Path) -> String {
    let text = output(Command::new(program).arg("--version")).unwrap_or_default();
    let number = text.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()));
    number.and_then(|number| number.split('.').next()).unwrap_or("an unknown version").to_owned()
}

fn locked_version(package: &'static str) -> Result<String, Failure> {
    let lock = fs::read_to_string("Cargo.lock").map_err(Failure::file("read", "Cargo.lock"))?;
    version_in(&lock, package).ok_or(Failure::NotLocked { package })
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// Gives a finished installation its name.
fn keep(partial: &Path, home: &Path) -> Result<(), Failure> {
    remove(home)?;
    fs::rename(partial, home).map_err(Failure::file("create", home))
}

fn remove(directory: &Path) -> Result<(), Failure> {
    if directory.exists() {
        fs::remove_dir_all(directory).map_err(Failure::file("remove", directory))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_the_version_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
