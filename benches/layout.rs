//! Wrapping: what a screen, a step and a jump to the end cost, at any size of the text.

mod prose;

use divan::{Bencher, black_box};
use dixit::layout::{glyphs, moved, rows, screen};
use dixit::model::{Block, BlockKind, Document, Extent};
use prose::{document, prose};

const WIDTH: u16 = 72;
const HEIGHT: usize = 50;

fn main() {
    divan::main();
}

fn painted(document: &Document, top: u32) -> u32 {
    let mut columns = 0;
    for row in screen(document, top, WIDTH, HEIGHT) {
        glyphs(document, row, &mut |glyph| {
            columns += u32::from(glyph.width);
        });
    }
    columns
}

#[divan::bench(args = [100_000, 10_000_000])]
fn a_screen(bencher: Bencher, size: usize) {
    let document = document(size, "zyx");
    bencher.bench(|| painted(&document, black_box(size as u32 / 2)));
}

#[divan::bench(args = [100_000, 10_000_000])]
fn a_step_down(bencher: Bencher, size: usize) {
    let document = document(size, "zyx");
    bencher.bench(|| moved(&document, black_box(size as u32 / 2), 1, WIDTH));
}

#[divan::bench]
fn the_last_screen(bencher: Bencher) {
    let document = document(10_000_000, "zyx");
    let end = document.text.len() as u32;
    bencher.bench(|| painted(&document, moved(&document, end, 1 - HEIGHT as isize, WIDTH)));
}

#[divan::bench]
fn a_screen_within_one_line_of_5_mb(bencher: Bencher) {
    let text = prose(5_000_000, "zyx").replace('\n', " ");
    let block = Block {
        extent: Extent::new(0, text.len()),
        kind: BlockKind::Paragraph,
        ..Block::default()
    };
    let document = Document {
        text,
        blocks: vec![block],
        ..Document::default()
    };
    bencher.bench(|| painted(&document, black_box(2_500_000)));
}

#[divan::bench]
fn all_rows_of_1_mb(bencher: Bencher) {
    let document = document(1_000_000, "zyx");
    bencher
        .counter(divan::counter::BytesCount::new(document.text.len()))
        .bench(|| {
            (0..document.blocks.len())
                .map(|block| rows(&document, block, WIDTH).len())
                .sum::<usize>()
        });
}
