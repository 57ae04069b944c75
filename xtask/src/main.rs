//! The tasks of the project: `cargo xtask <task>`.
//!
//! Thin calls to well-kept tools. What each needs is looked for, and installed where it is
//! missing, by [`tools`]; nothing else has to be set up by hand.

mod build;
mod check;
mod failure;
mod page;
mod size;
mod split;
mod tools;

use failure::Failure;
use std::{env, process::ExitCode};
use tools::{Kind, Tools};

const HELP: &str = "\
cargo xtask <task>

  serve [--port 8080]        build the page, serve it on 127.0.0.1, rebuild on every change
  test [--only engine|journeys] [--browser chromium|firefox|webkit] [-- <arguments of the tests>]
                             test the engine and the models of the pages natively, the page in a real browser
  look [--check] [--only <page>]
                             take pictures of every page into target/look and tell what is wrong with them;
                             with --check only tell, of the built-in case alone
  build                      build the release into dist/ and report it against the size budget
  bench [--only engine|page] [-- <arguments of what measures>]
                             measure the engine natively and the published page in a real browser
  ci [--without-tests]       all that continuous integration runs
  setup                      only install the tools that the tasks above need

Tools that are missing go into $KEYLINE_TOOLS, or else ~/.cache/keyline.";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), Failure> {
    let (task, rest) = match arguments.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("help", arguments),
    };
    let root = tools::project();
    env::set_current_dir(&root).map_err(Failure::file("enter", &root))?;
    match task {
        "serve" => {
            let [port] = options(task, rest, ["--port"])?;
            let port = match port {
                Some(port) => port.parse().map_err(|_| bad_value("--port", "a number up to 65535"))?,
                None => 8080,
            };
            build::serve(&mut Tools::open()?, port)
        }
        "test" => {
            let (own, passed) = split_passed(rest);
            let [only, browser] = options(task, own, ["--only", "--browser"])?;
            let kind = match browser {
                None => Kind::Chromium,
                Some(name) => Kind::ALL
                    .into_iter()
                    .find(|kind| kind.name() == name)
                    .ok_or_else(|| bad_value("--browser", "chromium, firefox or webkit"))?,
            };
            let suites = match only.as_deref() {
                None => check::Suites { engine: true, page: true },
                Some("engine") => check::Suites { engine: true, page: false },
                Some("journeys") => check::Suites { engine: false, page: true },
                Some(_) => return Err(bad_value("--only", "engine or journeys")),
            };
            check::test(&mut Tools::open()?, suites, kind, passed)
        }
        "look" => check::look(&mut Tools::open()?, rest),
        "build" => {
            let [] = options(task, rest, [])?;
            build::release(&mut Tools::open()?)
        }
        "bench" => {
            let (own, passed) = split_passed(rest);
            let [only] = options(task, own, ["--only"])?;
            let suites = match only.as_deref() {
                None => check::Suites { engine: true, page: true },
                Some("engine") => check::Suites { engine: true, page: false },
                Some("page") => check::Suites { engine: false, page: true },
                Some(_) => return Err(bad_value("--only", "engine or page")),
            };
            check::bench(&mut Tools::open()?, suites, passed)
        }
        "ci" => match rest {
            [] => check::ci(&mut Tools::open()?, true),
            [option] if option == "--without-tests" => check::ci(&mut Tools::open()?, false),
            [option, ..] => Err(unknown_option(task, option)),
        },
        "setup" => {
            let [] = options(task, rest, [])?;
            check::set_up(&mut Tools::open()?)
        }
        "style" => page::join_styles(),
        "finish" => page::finish(),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(Failure::UnknownTask { task: task.to_owned() }),
    }
}

/// The values of the named options, which may come as `--name value` or `--name=value`.
fn options<const N: usize>(
    task: &str,
    arguments: &[String],
    names: [&str; N],
) -> Result<[Option<String>; N], Failure> {
    let mut values = [const { None }; N];
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let (name, joined) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        let slot = names.iter().zip(&mut values).find(|(known, _)| **known == name);
        let Some((_, slot)) = slot else {
            return Err(unknown_option(task, argument));
        };
        *slot = Some(
            joined
                .or_else(|| arguments.next().cloned())
                .ok_or_else(|| bad_value(name, "the next word on the command line"))?,
        );
    }
    Ok(values)
}

/// What stands before and after `--`.
fn split_passed(arguments: &[String]) -> (&[String], &[String]) {
    match arguments.iter().position(|argument| argument == "--") {
        Some(at) => {
            let (own, passed) = arguments.split_at(at);
            (own, passed.get(1..).unwrap_or_default())
        }
        None => (arguments, &[]),
    }
}

fn unknown_option(task: &str, option: &str) -> Failure {
    Failure::UnknownOption { task: task.to_owned(), option: option.to_owned() }
}

fn bad_value(option: &str, expected: &'static str) -> Failure {
    Failure::BadValue { option: option.to_owned(), expected }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn options_come_joined_or_apart() {
        let names = ["--only", "--browser"];
        let apart = options("test", &words("--only engine --browser chromium"), names).unwrap();
        assert_eq!(apart, [Some("engine".to_owned()), Some("chromium".to_owned())]);
        assert_eq!(
            options("test", &words("--only=engine"), names).unwrap(),
            [Some("engine".to_owned()), None]
        );
    }

    #[test]
    fn an_unknown_option_is_named() {
        let failure = options("serve", &words("--prot 1"), ["--port"]).unwrap_err();
        assert!(failure.to_string().contains("`--prot`"), "{failure}");
    }

    #[test]
    fn what_follows_two_dashes_goes_to_the_tests() {
        let all = words("--only engine -- --nocapture");
        let (own, passed) = split_passed(&all);
        assert_eq!((own.len(), passed), (2, &["--nocapture".to_owned()][..]));
    }
}
