//! Figures of a spreadsheet, pasted and typed into the accounts grid.

use thirtyfour::prelude::*;

use crate::browser::{WIDE, journey};
use crate::page::{Page, file};

const THREE: &str = "Account,2026-01,2026-02\nNorthlight,11,12\nQuayside,21,22\nUmbra,31,32\n";

/// January of the first account.
const FIRST: &str = "1:2026-01";

/// Pastes text at a cell, as it comes from the clipboard.
async fn paste(page: &Page, cell: &str, text: &str) -> WebDriverResult<()> {
    at(page, cell).await?;
    // Firefox hands nothing on of what a driver's script puts together, and has a way of its own to say what is pasted.
    let script = "const text = arguments[0];
        const own = () => {
            const data = new DataTransfer();
            data.setData('text/plain', text);
            return { clipboardData: data };
        };
        const said = navigator.userAgent.includes('Firefox') ? { dataType: 'text/plain', data: text } : own();
        document.activeElement.dispatchEvent(
            new ClipboardEvent('paste', { ...said, bubbles: true, cancelable: true })
        )";
    page.driver.execute(script, vec![text.into()]).await.map(drop)
}

/// Puts the cursor on a cell.
async fn at(page: &Page, cell: &str) -> WebDriverResult<()> {
    page.until(&format!("cell {cell}"), async || {
        page.driver.find(By::Css(format!("[data-cell='{cell}']"))).await?.click().await?;
        Ok(page.focused().await? == "cell-editor")
    })
    .await
}

async fn shows(page: &Page, cell: &str, words: &str) -> WebDriverResult<()> {
    page.until(&format!("{cell} to show {words}"), async || Ok(page.cell(cell).await? == words)).await
}

async fn says(page: &Page, testid: &str, words: &str) -> WebDriverResult<()> {
    page.until(&format!("{testid} to say {words}"), async || Ok(page.words(testid).await?.contains(words)))
        .await
}

/// A block is read in one style, found from all of its figures, in both languages alike; what shows none is asked of,
/// and what contradicts itself is refused whole.
#[test]
fn a_paste_in_german_numbers_is_read_as_it_is_meant() {
    let three = file("pasted-styles.csv", THREE);
    journey(WIDE, async |page| {
        page.import(&three).await?;
        page.go("#/accounts").await?;
        page.press_words("Months").await?;
        for (language, again) in [("zh-Hans", "再"), ("en", "one way")] {
            page.press("language").await?;
            assert_eq!(page.language().await?, language);
            for (text, sum) in [
                ("475,962\r\n1,200\r\n12,345.50\r\n", "489507.50"),
                ("1.234,56\r\n33,3\r\n2.000\r\n", "3267.86"),
                ("１２，０００．５\r\n－３００\r\n￥８８８\r\n", "12588.50"),
                ("0,5\r\n12,5\r\n100,25\r\n", "113.25"),
                ("1.2E+05\r\n$1,050.00\r\n3.5万\r\n", "156050.00"),
                ("\u{a0}1\u{a0}250\r\n 7 500 \r\n-\r\n", "8750.00"),
            ] {
                paste(&page, FIRST, text).await?;
                page.expect("range-sum", sum).await?;
                page.control('z').await?;
                shows(&page, FIRST, "11").await?;
            }

            // Nothing shows the sign: it asks, and cancelled it writes nothing.
            paste(&page, FIRST, "2.000\r\n12.000\r\n5.000\r\n").await?;
            page.until("the question", async || Ok(page.has("paste-comma").await)).await?;
            page.keys(Key::Escape + "").await?;
            page.until("the question to go", async || Ok(!page.has("paste-comma").await)).await?;
            shows(&page, FIRST, "11").await?;
            for (answer, sum) in [("paste-comma", "19000.00"), ("paste-point", "19.00")] {
                paste(&page, FIRST, "2.000\r\n12.000\r\n5.000\r\n").await?;
                page.press(answer).await?;
                page.press("ask-confirm").await?;
                page.expect("range-sum", sum).await?;
                page.control('z').await?;
                shows(&page, FIRST, "11").await?;
            }

            paste(&page, FIRST, "1,234.50\r\n1.234,50\r\n").await?;
            says(&page, "grid-said", again).await?;
            shows(&page, FIRST, "11").await?;
        }
        page.saved().await
    });
}

/// What is typed follows the page, and is said before and after it is taken.
#[test]
fn a_typed_number_is_said_back() {
    let three = file("typed-styles.csv", THREE);
    journey(WIDE, async |page| {
        page.import(&three).await?;
        page.go("#/accounts").await?;
        page.press_words("Months").await?;
        at(&page, FIRST).await?;
        page.keys("2.000").await?;
        says(&page, "cell-reads", "= 2.00").await?;
        page.keys(Key::Enter + "").await?;
        says(&page, "grid-said", "2.00").await?;
        shows(&page, FIRST, "2").await?;
        at(&page, FIRST).await?;
        page.keys("1.2万").await?;
        says(&page, "cell-reads", "= 12,000.00").await?;
        page.keys(Key::Escape + "").await?;
        shows(&page, FIRST, "2").await
    });
}
