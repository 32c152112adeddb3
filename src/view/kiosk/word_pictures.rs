//! Pictures of the everyday words on the first screen of a kiosk's directory page, for visitors who read
//! little. They are in the handwriting chunk, because nothing else but a kiosk shows them.

use crate::view::components::icons::line_icon;
use crate::view::element::Element;

/// Renders the picture of a word of `KIOSK_BOARD`.
pub(in crate::view) fn word_picture(word: &str) -> Option<Element> {
    path(word).map(line_icon)
}

/// Returns the path on the grid of the icons.
fn path(word: &str) -> Option<&'static str> {
    Some(match word {
        // A bottle and a tin.
        "收废品" => "M8 3h5v5l3 4v17H5V12l3-4zM5 18h11M21 14h8v15h-8zM21 18.5h8",
        // A mask with its window, and a spark.
        "电焊" => "M5 4h18v13l-4 9h-10l-4-9zM9 9h10v5H9zM27 21v8M23.5 25h7M24.5 22.5l5 5M29.5 22.5l-5 5",
        // A patient in bed.
        "护理" => {
            "M3 7v21M3 23h26v5M29 23v-3a5 5 0 0 0-5-5H13v8M8 14.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5z"
        }
        // A parcel.
        "快递" => "M4 10l12-6 12 6v13l-12 6-12-6zM4 10l12 6 12-6M16 16v13M10 7l12 6",
        // A broom and a bucket.
        "保洁" => "M9 2v13M6 15h6l3 13H3zM7 21v7M11 21v7M18 17h11l-1.5 11h-8zM19 17a4.5 5 0 0 1 9 0",
        // A heart in a house.
        "家政" => "M3 15L16 4l13 11M6 13v15h20V13M16 25l-4.5-4.5a2.6 2.6 0 0 1 4.5-3a2.6 2.6 0 0 1 4.5 3z",
        // A car on a jack.
        "修车" => {
            "M3 17v-5l4-1 3-6h10l4 6 5 1v5zM7 11h17M9 14.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5zM23 14.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5zM16 21l5 8H11z"
        }
        // A plug with its cable.
        "电工" => "M11 3v7M21 3v7M7 10h18v4a9 9 0 0 1-18 0zM16 23v6M17 12l-3 4h4l-3 4",
        // A wall and a trowel.
        "瓦工" => {
            "M3 17h26v12H3zM3 23h26M11 17v6M21 17v6M7 23v6M16 23v6M25 23v6M4 12L9 3l7 7zM12.5 6.5L18 4h8"
        }
        // A tree.
        "绿化" => {
            "M16 29V14M16 20l4-4M16 3a7 7 0 0 1 7 8a5.5 5.5 0 0 1-3 11h-8a5.5 5.5 0 0 1-3-11a7 7 0 0 1 7-8zM9 29h14"
        }
        // A pram.
        "带孩子" => {
            "M4 14h21a10.5 9 0 0 1-21 0zM14 14V4a10 10 0 0 1 11 10M25 14l2-6h3M9 23.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5zM20 23.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5z"
        }
        // A lorry.
        "开货车" => {
            "M2 7h16v16H2zM18 12h6l5 5v6H18zM8 20.5a3 3 0 1 1 0 6a3 3 0 1 1 0-6zM23 20.5a3 3 0 1 1 0 6a3 3 0 1 1 0-6z"
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::path;
    use content::text;

    #[test]
    fn every_word_of_the_board_has_a_picture() {
        let without: Vec<&str> = text::KIOSK_BOARD.split(' ').filter(|word| path(word).is_none()).collect();
        assert!(without.is_empty(), "draw a picture in word_pictures.rs for {without:?}");
    }
}
