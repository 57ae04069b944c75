//! Bytes as text for a store that counts UTF-16 units: 15 bits to a unit.
//!
//! Local storage allows 5,242,880 units and counts a Han character and a letter alike, so a unit that
//! carries 15 bits holds almost twice what one byte a unit would and 2.5 times what base64 does.

/// The first of the 32,768 code points used: U+3400 to U+B3FF, all assigned, none of them a surrogate, a
/// control or a combining mark, so that no browser, editor or clipboard changes them.
const FIRST: u32 = 0x3400;

/// Packs bytes. The length is not kept: [`unpack`] is told it.
pub fn pack(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(15) * 8 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for &byte in bytes {
        bits = bits << 8 | u32::from(byte);
        held += 8;
        if held >= 15 {
            held -= 15;
            text.extend(char::from_u32(FIRST + (bits >> held & 0x7FFF)));
            bits &= (1 << held) - 1;
        }
    }
    if held > 0 {
        text.extend(char::from_u32(FIRST + (bits << (15 - held) & 0x7FFF)));
    }
    text
}

/// Unpacks `length` bytes; `None` where the text is too short or has a character [`pack`] never writes.
pub fn unpack(text: &str, length: usize) -> Option<Vec<u8>> {
    // A length beyond what the text can carry is a broken header, not a reason to reserve memory.
    let mut bytes = Vec::with_capacity(length.min(text.len()));
    let (mut bits, mut held) = (0_u32, 0);
    for character in text.chars() {
        let value = u32::from(character).checked_sub(FIRST).filter(|&value| value <= 0x7FFF)?;
        bits = bits << 15 | value;
        held += 15;
        while held >= 8 && bytes.len() < length {
            held -= 8;
            bytes.push((bits >> held & 0xFF) as u8);
            bits &= (1 << held) - 1;
        }
        if bytes.len() == length {
            held = 0;
            bits = 0;
        }
    }
    (bytes.len() == length).then_some(bytes)
}

/// The UTF-16 units a text takes in a store.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
