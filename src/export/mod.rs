//! Quotations out: text, Markdown, JSON, CSV, and the citation that `y` copies.
