//! The marks that quotations stand in.

/// Whether a character is a quotation mark and nothing else: the single ones that are apostrophes as well are not.
pub fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‘'
            | '‚'
            | '「'
            | '」'
            | '『'
            | '』'
    )
}

/// Whether a character is a single mark, or an apostrophe that may be one.
pub fn is_single_mark(c: char) -> bool {
    matches!(c, '‘' | '’' | '‚' | '‹' | '›' | '\'')
}
