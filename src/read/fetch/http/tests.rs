//! A server on this machine, and what a fetch makes of its answers.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread;
use std::time::Instant;

use super::*;

const SHORT: Limits = Limits {
    time: Duration::from_millis(700),
    redirects: 3,
    size: 1000,
};

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
        "/page" => page(
            "200 OK\r\nContent-Type: text/html; charset=koi8-r",
            b"<p>\xf0\xd2\xc9</p>",
        ),
        "/moved" => page("302 Found\r\nLocation: /page", b""),
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
    for path in ["/page", "/moved"] {
        let fetched = fetch(&format!("{at}{path}"), &SHORT).unwrap();
        assert_eq!(fetched.bytes, b"<p>\xf0\xd2\xc9</p>");
        assert_eq!(fetched.address, format!("{at}/page"));
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
        // Never a file of this machine: the client asks the same server for it.
        ("/file", "no such page"),
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
