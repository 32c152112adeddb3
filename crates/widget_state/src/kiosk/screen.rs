//! The screens of hits: as many hits on each as there is room for between the head of the page and the keypad.

use super::Kiosk;

/// The least and the largest number of hits on a screen.
const HITS: [u32; 2] = [4, 12];

/// The height of a hit, and of all else on an upright screen, in CSS pixels; on a tall screen, where type is larger
/// (`styles/kiosk-shell.css`), both are larger.
const UPRIGHT: [u32; 2] = [77, 635];
const TALL: [u32; 2] = [107, 830];
/// The same on a wide screen, which has the keypad beside the hits.
const WIDE: [u32; 2] = [77, 220];

/// The least width and height of a tall screen.
const TALL_SCREEN: [u32; 2] = [960, 1280];

impl Kiosk {
    /// Returns the number of hits that the screen has room for.
    pub fn hits_per_screen(&self) -> usize {
        let [width, height] = self.screen_size;
        let [hit, others] = match [width, height] {
            _ if width > height => WIDE,
            _ if width >= TALL_SCREEN[0] && height >= TALL_SCREEN[1] => TALL,
            _ => UPRIGHT,
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

    #[test]
    fn a_higher_screen_has_more_hits() {
        let hits = |screen_size| Kiosk { screen_size, ..Kiosk::default() }.hits_per_screen();
        assert_eq!([[0, 0], [768, 1024], [1080, 1920], [1280, 800]].map(hits), [4, 5, 10, 7]);
        let kiosk = Kiosk { screen_size: [1080, 1920], ..Kiosk::default() };
        assert_eq!([0, 1, 10, 11].map(|hits| kiosk.screens_for(hits)), [1, 1, 1, 2]);
    }
}
