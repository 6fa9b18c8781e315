//! The exchange itself: one request after the other, until an answer is no redirect.

use std::io::Read;
use std::time::{Duration, Instant};

use ureq::http::{Response, StatusCode, Uri, header};
use ureq::{Agent, Body, Error, Proxy, ResponseExt};

use super::{Fetched, content};
use crate::read::joined::joined;

/// What a fetch may cost.
pub struct Limits {
    /// All of it together.
    pub time: Duration,
    /// From one host to the next.
    pub redirects: u32,
    /// The page, in bytes.
    pub size: u64,
}

/// For somebody who waits.
pub const USUAL: Limits = Limits {
    time: Duration::from_secs(30),
    redirects: 8,
    size: 32 << 20,
};

/// Fetches `address`; an error says what is wrong and what to do.
pub fn fetch(address: &str, limits: &Limits) -> Result<Fetched, String> {
    let end = Instant::now() + limits.time;
    let said = |error: Error| in_words(&error, limits);
    let mut address = address.to_owned();
    for _ in 0..=limits.redirects {
        let left = end.saturating_duration_since(Instant::now());
        let response = agent(&address, left).get(&address).call().map_err(said)?;
        match leads_on(&response, &address)? {
            Some(next) => address = next,
            None => return taken(response, limits),
        }
    }
    let times = limits.redirects;
    Err(format!(
        "it leads on more than {times} times; check the address in a browser"
    ))
}

/// Where an answer leads on to, if it does. The client would follow whatever it names; only the web is followed.
fn leads_on(response: &Response<Body>, address: &str) -> Result<Option<String>, String> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let location = response.headers().get(header::LOCATION);
    let location = location.and_then(|it| std::str::from_utf8(it.as_bytes()).ok());
    let next = location
        .and_then(|location| joined(address, location))
        .ok_or("it leads on to nowhere; check the address in a browser")?;
    let scheme = next.split("://").next().unwrap_or_default().to_owned();
    if ["http", "https"].contains(&scheme.to_ascii_lowercase().as_str()) {
        Ok(Some(next))
    } else {
        Err(format!(
            "it leads on to a {scheme} address, which is not followed ({next})"
        ))
    }
}

/// What the answer holds.
fn taken(mut response: Response<Body>, limits: &Limits) -> Result<Fetched, String> {
    if !response.status().is_success() {
        return Err(refusal(response.status()));
    }
    let content_type = response.headers().get(header::CONTENT_TYPE);
    let content_type = content_type
        .and_then(|it| it.to_str().ok())
        .unwrap_or_default();
    let (encoding, extension) = content(content_type)?;
    let address = response.get_uri().to_string();
    let bytes = body(&mut response, limits)?;
    Ok(Fetched {
        bytes,
        address,
        encoding,
        extension,
    })
}

fn agent(address: &str, left: Duration) -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(left))
        .user_agent(concat!("dixit/", env!("CARGO_PKG_VERSION")))
        .accept(
            "text/html, application/xhtml+xml, text/*;q=0.9, application/epub+zip;q=0.9, */*;q=0.5",
        );
    // A server on this machine is asked directly.
    let host = address.parse::<Uri>().ok();
    let host = host.as_ref().and_then(Uri::host).unwrap_or_default();
    let here = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    let proxy = if here { None } else { Proxy::try_from_env() };
    config.proxy(proxy).build().new_agent()
}

fn body(response: &mut Response<Body>, limits: &Limits) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = response
        .body_mut()
        .as_reader()
        .take(limits.size + 1)
        .read_to_end(&mut bytes);
    read.map_err(|error| match error.downcast::<Error>() {
        Ok(error) => in_words(&error, limits),
        Err(error) => format!("the connection broke off ({error}); try again"),
    })?;
    if bytes.len() as u64 > limits.size {
        let size = limits.size.div_ceil(1 << 20);
        return Err(format!(
            "it is larger than {size} MB; download it and open the file"
        ));
    }
    Ok(bytes)
}

fn refusal(status: StatusCode) -> String {
    let what = match status.as_u16() {
        401 | 402 | 403 | 407 | 451 => {
            "the site does not show it to dixit; save it in a browser and open the file"
        }
        404 | 410 => "there is no such page; check the address",
        429 => "the site asks for patience; try again later",
        500.. => "the site has a fault; try again later",
        _ => "the site does not give it out",
    };
    format!("{what} (status {})", status.as_u16())
}

fn in_words(error: &Error, limits: &Limits) -> String {
    match error {
        Error::Timeout(_) => format!(
            "no answer within {:.0?}; check the connection and try again",
            limits.time
        ),
        Error::HostNotFound => "there is no such site; check the address and the connection".into(),
        Error::BadUri(_) | Error::Http(_) => {
            "this is no address that can be followed; check it".into()
        }
        Error::ConnectionFailed => "the site takes no connection; try again later".into(),
        Error::Rustls(error) => format!("the site cannot prove that it is itself ({error})"),
        Error::Io(error) => format!("the connection failed ({error}); try again"),
        error => format!("the site's answer cannot be read ({error})"),
    }
}

#[cfg(test)]
mod tests;
