//! Files of the sizes the product must hold.

use std::fmt::Write;

/// A repeatable spread of numbers; nothing here needs better ones.
fn scatter(n: u64) -> u64 {
    n.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23).wrapping_mul(0xd6e8_feb8_6659_fd93) >> 20
}

/// `accounts` rows of 36 months, two thirds of them with sales.
pub fn wide(accounts: u64) -> String {
    let mut file = String::from("Customer ID,Customer Name,Region,Owner");
    for month in 0..36 {
        let _ = write!(file, ",{}-{:02}", 2022 + month / 12, month % 12 + 1);
    }
    file.push('\n');
    for account in 0..accounts {
        let _ =
            write!(file, "C{account:06},Customer {account},Region {},Person {}", account % 8, account % 40);
        for month in 0..36 {
            let n = scatter(account * 36 + month);
            match n % 3 {
                0 => file.push_str(",0"),
                _ => {
                    let _ = write!(file, ",{}.{:02}", n % 90_000, n / 97 % 100);
                }
            }
        }
        file.push('\n');
    }
    file
}

/// `lines` transactions of 4,372 accounts over 13 months.
pub fn transactions(lines: u64, day: impl Fn(u64, u64, u64) -> String) -> String {
    let mut file =
        String::from("Invoice,Stock,Invoice Date,Customer ID,Customer Name,Sales Person,Sales,Cost\n");
    for line in 0..lines {
        let n = scatter(line);
        let (account, month) = (n % 4_372, line * 13 / lines);
        let date = day(2011 + month / 12, month % 12 + 1, n / 31 % 28 + 1);
        let _ = writeln!(
            file,
            "INV{:06},S{:05},{date},C{account:05},Customer Number {account},Person {},{}.{:02},{}.{:02}",
            line / 20,
            n % 4_000,
            account % 40,
            n % 5_000,
            n / 11 % 100,
            n % 4_000,
            n / 13 % 100,
        );
    }
    file
}
