//! The screens of hits: as many hits on each as there is room for between the head of the page and the
//! keypad, or the field to write in.

use super::Kiosk;

/// The least and the largest number of hits on a screen.
const HITS: [u32; 2] = [4, 12];

/// The height of a hit, and of all else on an upright screen, in CSS pixels; on a tall screen, where type is
/// larger (`styles/kiosk-shell.css`), both are larger.
const UPRIGHT: [u32; 2] = [77, 635];
const TALL: [u32; 2] = [107, 830];
/// The same without the field while the visitor writes, and the height of the field: the least, and the
/// percentage of the screen's (`--write-side` in `styles/kiosk-write.css`).
const UPRIGHT_WRITING: [u32; 2] = [77, 370];
const TALL_WRITING: [u32; 2] = [107, 487];
const FIELD: [u32; 2] = [264, 26];
/// The same on a wide screen, which has the keypad beside the hits, and room for a description of two lines.
const WIDE: [u32; 2] = [107, 220];

/// The least width and height of a tall screen.
const TALL_SCREEN: [u32; 2] = [960, 1280];

impl Kiosk {
    /// Returns the number of hits that the screen has room for.
    pub fn hits_per_screen(&self) -> usize {
        let [width, height] = self.screen_size;
        let is_tall = width >= TALL_SCREEN[0] && height >= TALL_SCREEN[1];
        let field = FIELD[0].max((height * FIELD[1]).div_ceil(100));
        let [hit, others] = match self.handwriting {
            _ if width > height => WIDE,
            None if is_tall => TALL,
            None => UPRIGHT,
            Some(_) if is_tall => [TALL_WRITING[0], TALL_WRITING[1] + field],
            Some(_) => [UPRIGHT_WRITING[0], UPRIGHT_WRITING[1] + field],
        };
        (height.saturating_sub(others) / hit).clamp(HITS[0], HITS[1]) as usize
    }

    /// Returns the number of screens that the hits take, at least one.
    pub fn screens_for(&self, hits: usize) -> usize {
        hits.div_ceil(self.hits_per_screen()).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::Kiosk;
    use std::rc::Rc;

    #[test]
    fn the_field_to_write_in_leaves_room_for_fewer_hits_than_the_keypad() {
        let handwriting = Some(Rc::default());
        let hits = |screen_size| {
            Kiosk { screen_size, handwriting: handwriting.clone(), ..Kiosk::default() }.hits_per_screen()
        };
        assert_eq!([[0, 0], [768, 1024], [800, 1280], [1080, 1920], [1280, 800]].map(hits), [4, 5, 7, 8, 5]);
    }

    #[test]
    fn a_higher_screen_has_more_hits() {
        let hits = |screen_size| Kiosk { screen_size, ..Kiosk::default() }.hits_per_screen();
        assert_eq!([[0, 0], [768, 1024], [1080, 1920], [1280, 800]].map(hits), [4, 5, 10, 5]);
        let kiosk = Kiosk { screen_size: [1080, 1920], ..Kiosk::default() };
        assert_eq!([0, 1, 10, 11].map(|hits| kiosk.screens_for(hits)), [1, 1, 1, 2]);
    }
}
