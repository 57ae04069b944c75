//! The outside of everything that is kept: application, schema, revision, time, checksum.
//!
//! One line of plain text that a person, another version or the crash page's JavaScript can read, then the
//! packed payload:
//!
//! ```text
//! keyline 1 rev=42 at=1795300000000 bytes=1234 sum=89abcdef01234567
//! <payload: deflated, 15 bits to a character>
//! ```

use super::pack;

/// The schema this version writes.
pub const SCHEMA: u32 = 4;

/// No payload unfolds to more than this: a plan of 200,000 accounts x 480 months would not fit a store
/// anyway, and a small hostile file must not fill the memory.
const PAYLOAD_LIMIT: usize = 256 << 20;

/// What the outside says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// The schema of the payload.
    pub schema: u32,
    /// The revision of the plan the payload holds.
    pub rev: u64,
    /// When it was written, in milliseconds since 1970.
    pub at: u64,
}

/// Why an envelope cannot be opened. The bytes are left as they are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// It does not begin as ours do.
    #[error("not an envelope of this application")]
    NotOurs,
    /// A newer version wrote it.
    #[error("schema {schema} is newer than {SCHEMA}")]
    Newer {
        /// Its schema.
        schema: u32,
    },
    /// It was cut short or changed.
    #[error("checksum or length does not match")]
    Damaged,
    /// The payload is whole but does not mean anything.
    #[error("payload cannot be read")]
    Unreadable,
}

/// Wraps a payload.
pub fn seal(header: Header, payload: &[u8]) -> String {
    let folded = miniz_oxide::deflate::compress_to_vec(payload, 6);
    let Header { schema, rev, at } = header;
    let (bytes, sum) = (folded.len(), checksum(&folded));
    let mut text = format!("keyline {schema} rev={rev} at={at} bytes={bytes} sum={sum:016x}\n");
    text.push_str(&pack::pack(&folded));
    text
}

/// Reads the first line alone.
pub fn header(text: &str) -> Result<Header, EnvelopeError> {
    split(text).map(|(header, ..)| header)
}

/// Unwraps a payload whose schema this version knows.
pub fn open(text: &str) -> Result<(Header, Vec<u8>), EnvelopeError> {
    let (header, bytes, sum, body) = split(text)?;
    if header.schema > SCHEMA {
        return Err(EnvelopeError::Newer { schema: header.schema });
    }
    let folded = pack::unpack(body, bytes).ok_or(EnvelopeError::Damaged)?;
    if checksum(&folded) != sum {
        return Err(EnvelopeError::Damaged);
    }
    let payload = miniz_oxide::inflate::decompress_to_vec_with_limit(&folded, PAYLOAD_LIMIT)
        .map_err(|_| EnvelopeError::Unreadable)?;
    Ok((header, payload))
}

fn split(text: &str) -> Result<(Header, usize, u64, &str), EnvelopeError> {
    let rest = text.strip_prefix("keyline ").ok_or(EnvelopeError::NotOurs)?;
    let (line, body) = rest.split_once('\n').ok_or(EnvelopeError::Damaged)?;
    let mut words = line.split(' ');
    let mut word = |name: &str| words.next().and_then(|word| word.strip_prefix(name));
    let parse = |word: Option<&str>| word.and_then(|word| word.parse::<u64>().ok());
    let schema = parse(word("")).and_then(|schema| u32::try_from(schema).ok());
    let (rev, at, bytes) = (parse(word("rev=")), parse(word("at=")), parse(word("bytes=")));
    let sum = word("sum=").and_then(|sum| u64::from_str_radix(sum, 16).ok());
    match (schema, rev, at, bytes.and_then(|bytes| usize::try_from(bytes).ok()), sum) {
        (Some(schema), Some(rev), Some(at), Some(bytes), Some(sum)) => {
            Ok((Header { schema, rev, at }, bytes, sum, body))
        }
        // A newer schema may have another first line; its number still says so.
        (Some(schema), ..) if schema > SCHEMA => Err(EnvelopeError::Newer { schema }),
        _ => Err(EnvelopeError::Damaged),
    }
}

/// FNV-1a, 64 bits: finds damage and names blocks by their content. It guards against accidents, not
/// against an attacker, who could write to the store anyway.
pub fn checksum(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |sum, &byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3))
}
