//! The encoding that a page declares for itself.

use memchr::memmem;

use crate::read::Encoding;

/// How far into a page declarations are looked for, in bytes.
const REACH: usize = 4096;

/// What the page says of its encoding; none when it says nothing that is believable. Pages are often saved as UTF-8
/// while they still declare what they were, so that text which is UTF-8 beyond ASCII is taken for that.
pub fn declared(bytes: &[u8]) -> Option<Encoding> {
    if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() {
        return Some(Encoding::UTF_8);
    }
    let head = bytes.get(..REACH.min(bytes.len()))?.to_ascii_lowercase();
    let label = xml_declaration(&head).or_else(|| meta(&head))?;
    // What could be read up to here was no UTF-16, whatever it says.
    let label = if label.starts_with("utf-16") {
        "utf-8"
    } else {
        &label
    };
    Encoding::named(label)
}

fn xml_declaration(head: &[u8]) -> Option<String> {
    let end = memmem::find(head, b"?>").filter(|_| head.starts_with(b"<?xml"))?;
    label_after(head.get(..end)?, b"encoding")
}

fn meta(head: &[u8]) -> Option<String> {
    memmem::find_iter(head, b"<meta").find_map(|start| {
        let tag = head.get(start..)?;
        let end = memchr::memchr(b'>', tag).unwrap_or(tag.len());
        label_after(tag.get(..end)?, b"charset")
    })
}

/// The word behind `key` and an equals sign, with or without marks.
fn label_after(tag: &[u8], key: &[u8]) -> Option<String> {
    let at = memmem::find(tag, key)? + key.len();
    let rest = std::str::from_utf8(tag.get(at..)?).ok()?.trim_start();
    let value = rest.strip_prefix('=')?.trim_start_matches(['"', '\'', ' ']);
    let label: String = value
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_.:+()".contains(*c))
        .collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_found() {
        for (page, name) in [
            ("<meta charset=windows-1251>", Some("windows-1251")),
            ("<META CHARSET='Shift_JIS' >", Some("Shift_JIS")),
            (
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-2\">",
                Some("ISO-8859-2"),
            ),
            (
                "<?xml version=\"1.0\" encoding=\"koi8-r\"?><html>",
                Some("KOI8-R"),
            ),
            (
                "<meta name=x content=y><meta charset=utf-16>",
                Some("UTF-8"),
            ),
            ("<meta charset=no-such>", None),
            ("<p>charset=utf-8</p>", None),
            ("<meta charset=latin1>é", Some("UTF-8")),
        ] {
            assert_eq!(
                declared(page.as_bytes()).map(Encoding::name),
                name,
                "{page}"
            );
        }
    }
}
