//! A server on this machine, and what a fetch makes of its answers.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread;

use super::*;

const SHORT: Limits = Limits {
    time: Duration::from_millis(700),
    redirects: 3,
    size: 1000,
};

/// A hundred thousand times the letter a, as gzip packs it.
const BOMB: &[u8] = &[
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 237, 193, 49, 1, 0, 0, 0, 194, 160, 172, 235, 95, 194, 26, 30,
    64, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 175, 6, 135, 250, 226, 27, 160, 134, 1, 0,
];

/// Answers each request by its path; returns where it listens.
fn server(answer: fn(&str) -> Vec<u8>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            thread::spawn(move || {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let request = lines.next().unwrap().unwrap();
                while lines
                    .next()
                    .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
                {}
                let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
                if path == "/silent" {
                    thread::sleep(Duration::from_secs(5));
                }
                // The other end may have hung up; that is its right.
                let _ = stream.write_all(&answer(&path));
                if path == "/stalled" {
                    thread::sleep(Duration::from_secs(5));
                }
            });
        }
    });
    at
}

fn answer(path: &str) -> Vec<u8> {
    let page = |head: &str, body: &[u8]| {
        let length = body.len();
        let mut answer =
            format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n")
                .into_bytes();
        answer.extend(body);
        answer
    };
    match path {
        "/page" | "/page?x=1" => page(
            "200 OK\r\nContent-Type: text/html; charset=koi8-r",
            b"<p>\xf0\xd2\xc9</p>",
        ),
        "/moved" => page("302 Found\r\nLocation: /page", b""),
        "/a/moved" => page("308 Moved\r\nLocation: ../page?x=1#top", b""),
        "/nowhere" => page("302 Found", b""),
        "/script" => page("302 Found\r\nLocation: javascript:alert(1)", b""),
        "/packed" => page(
            "200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip",
            BOMB,
        ),
        "/unknown" => page(
            "200 OK\r\nContent-Type: text/plain; charset=klingon",
            b"Caf\xc3\xa9",
        ),
        "/loop" => page("302 Found\r\nLocation: /loop", b""),
        "/file" => page("302 Found\r\nLocation: file:///etc/passwd", b""),
        "/large" => page("200 OK\r\nContent-Type: text/plain", &[b'a'; 5000]),
        "/image" => page("200 OK\r\nContent-Type: image/png", b"PNG"),
        "/secret" => page("403 Forbidden", b""),
        "/fault" => page("503 Busy", b""),
        "/garbage" => b"\x1b]0;owned\x07\r\n\r\n".to_vec(),
        "/stalled" | "/short" => {
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n<p>".to_vec()
        }
        _ => page("404 Not Found", b""),
    }
}

#[test]
fn pages_are_fetched() {
    let at = server(answer);
    for path in ["/page", "/moved", "/a/moved"] {
        let fetched = fetch(&format!("{at}{path}"), &SHORT).unwrap();
        assert_eq!(fetched.bytes, b"<p>\xf0\xd2\xc9</p>");
        let address = fetched.address.replace("?x=1", "");
        assert_eq!(address, format!("{at}/page"));
        assert_eq!(
            fetched.encoding.map(crate::read::decode::Encoding::name),
            Some("KOI8-R")
        );
        assert_eq!(fetched.extension, Some("html"));
    }
}

#[test]
fn failures_are_told_apart_and_end_in_time() {
    let at = server(answer);
    for (path, says) in [
        ("/none", "no such page"),
        ("/secret", "does not show it"),
        ("/fault", "has a fault"),
        ("/loop", "leads on more than 3 times"),
        ("/nowhere", "leads on to nowhere"),
        ("/file", "leads on to a file address, which is not followed"),
        ("/script", "leads on to a javascript address"),
        ("/packed", "larger than"),
        ("/large", "larger than"),
        ("/image", "image/png"),
        ("/silent", "no answer within"),
        ("/stalled", "no answer within"),
        ("/short", "connection"),
        ("/garbage", "cannot be read"),
    ] {
        let begun = Instant::now();
        let error = fetch(&format!("{at}{path}"), &SHORT).unwrap_err();
        assert!(error.contains(says), "{path}: {error}");
        assert!(begun.elapsed() < Duration::from_secs(4), "{path}");
    }
    let error = fetch("http://127.0.0.1:1/", &SHORT).unwrap_err();
    assert!(error.contains("connection"), "{error}");
}

#[test]
fn where_an_answer_leads_is_read_as_browsers_do() {
    for (location, leads) in [
        ("/b", Some("https://a.example/b")),
        ("b?c", Some("https://a.example/x/b?c")),
        ("../.././b/?c/..", Some("https://a.example/b/?c/..")),
        ("?c=/d", Some("https://a.example/x/y?c=/d")),
        ("//b.example/c", Some("https://b.example/c")),
        ("http://b.example/c#d", Some("http://b.example/c")),
        (
            "b?to=http://c.example",
            Some("https://a.example/x/b?to=http://c.example"),
        ),
        ("file:///etc/passwd", Some("file:///etc/passwd")),
        ("data:text/html,x", Some("data://text/html,x")),
        ("#top", None),
        ("", None),
    ] {
        let found = joined("https://a.example/x/y?z=1", location);
        assert_eq!(found.as_deref(), leads, "{location}");
    }
    assert_eq!(
        joined("http://a.example", "b").as_deref(),
        Some("http://a.example/b")
    );
}

#[test]
fn a_charset_that_nobody_knows_is_none() {
    let at = server(answer);
    let fetched = fetch(&format!("{at}/unknown"), &SHORT).unwrap();
    assert_eq!((fetched.encoding, fetched.extension), (None, None));
}
