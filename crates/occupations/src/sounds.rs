//! The numbered toneless syllables of Mandarin. `v` stands for ü.

/// All syllables in alphabetical order. Bundles refer to them by number from 1; 0 is "no sound".
/// A change of the list changes the format of the bundles.
const SYLLABLES: &str = "\
    a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can \
    cang cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai \
    chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den \
    deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang \
    fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang \
    gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun \
    huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke \
    kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei len \
    leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve ma mai man \
    mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne \
    nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nun nuo nv nve o ou pa \
    pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao \
    qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan \
    rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng \
    shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai \
    tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan \
    wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya \
    yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen \
    zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan \
    zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo";

/// The number of syllables.
pub const COUNT: usize = 413;

/// Packs at most eight letters into a number that sorts like the text: the first letter is the highest
/// byte.
pub fn pack(letters: &[u8]) -> u64 {
    letters
        .iter()
        .take(8)
        .enumerate()
        .fold(0, |packed, (position, letter)| packed | u64::from(*letter) << (56 - 8 * position))
}

/// Returns all syllables in order.
pub fn all() -> impl Iterator<Item = &'static str> {
    SYLLABLES.split(' ')
}

/// The syllables in packed form, with their fuzzy equivalents.
#[derive(Debug)]
pub(crate) struct SyllableTable {
    /// The packed syllables, in order; syllable `n` is at index `n - 1`.
    pub(crate) packed: Vec<u64>,
    /// The folded form of each syllable with its number, sorted.
    folded: Vec<(u64, u16)>,
    /// The folded form of each syllable, in order.
    fold_of: Vec<u64>,
}

impl SyllableTable {
    pub(crate) fn new() -> Self {
        let packed: Vec<u64> = all().map(|syllable| pack(syllable.as_bytes())).collect();
        let fold_of: Vec<u64> = packed.iter().map(|syllable| fold(*syllable)).collect();
        let mut folded: Vec<(u64, u16)> = fold_of.iter().copied().zip(1..).collect();
        folded.sort_unstable();
        Self { packed, folded, fold_of }
    }

    /// Returns the number of a packed syllable.
    pub(crate) fn find(&self, packed: u64) -> Option<u16> {
        self.packed.binary_search(&packed).ok().map(|position| position as u16 + 1)
    }

    /// Returns the numbers of the syllables that begin with these packed letters.
    pub(crate) fn beginning_with(&self, packed: u64, length: usize) -> std::ops::Range<u16> {
        let end = packed + (1 << (64 - 8 * length));
        let position_of = |bound: u64| self.packed.partition_point(|known| *known < bound) as u16 + 1;
        position_of(packed)..position_of(end)
    }

    /// Returns the fuzzy equivalents of packed letters, which need not be a syllable.
    pub(crate) fn sounding_like(&self, packed: u64) -> impl Iterator<Item = u16> + '_ {
        let form = fold(packed);
        let from = self.folded.partition_point(|entry| entry.0 < form);
        self.folded[from..].iter().take_while(move |entry| entry.0 == form).map(|entry| entry.1)
    }

    /// Returns the fuzzy equivalents of syllable `number`, itself included; none for 0.
    pub(crate) fn relatives(&self, number: u16) -> impl Iterator<Item = u16> + '_ {
        let form = usize::from(number).checked_sub(1).and_then(|position| self.fold_of.get(position));
        let from = match form {
            Some(form) => self.folded.partition_point(|entry| entry.0 < *form),
            None => self.folded.len(),
        };
        let form = form.copied().unwrap_or(0);
        self.folded[from..].iter().take_while(move |entry| entry.0 == form).map(|entry| entry.1)
    }
}

/// Returns the number of packed letters.
pub(crate) fn length(packed: u64) -> usize {
    8 - packed.trailing_zeros() as usize / 8
}

/// Folds a syllable so that fuzzy equivalents are equal: zh z, ch c, sh s, n l, ang an, eng en, ing in,
/// ü u yu.
fn fold(packed: u64) -> u64 {
    let bytes = packed.to_be_bytes();
    let letters = &bytes[..length(packed).min(8)];
    let mut form = [0; 8];
    let mut written = 0;
    for (position, letter) in letters.iter().enumerate() {
        let before = position.checked_sub(1).map_or(0, |before| letters[before]);
        let last = position + 1 == letters.len();
        let is_written_yu = position == 1 && letters.get(2) == Some(&b'u') && matches!(before, b'l' | b'n');
        let silent = (*letter == b'y' && is_written_yu)
            || (*letter == b'h' && position == 1 && matches!(before, b'z' | b'c' | b's'))
            || (*letter == b'g'
                && last
                && before == b'n'
                && position >= 2
                && matches!(letters[position - 2], b'a' | b'e' | b'i'));
        if !silent {
            form[written] = match letter {
                b'n' if position == 0 => b'l',
                b'v' => b'u',
                other => *other,
            };
            written += 1;
        }
    }
    u64::from_be_bytes(form)
}

#[cfg(test)]
mod tests {
    use super::{COUNT, SyllableTable, all, length, pack};

    #[test]
    fn syllables_are_sorted_counted_and_short() {
        let list: Vec<&str> = all().collect();
        assert_eq!(list.len(), COUNT);
        assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(list.iter().all(|syllable| (1..=6).contains(&syllable.len())));
        assert!(list.iter().all(|syllable| syllable.bytes().all(|byte| byte.is_ascii_lowercase())));
    }

    #[test]
    fn packed_syllables_sort_as_their_text() {
        assert!(all().zip(all().skip(1)).all(|(a, b)| pack(a.as_bytes()) < pack(b.as_bytes())));
    }

    fn number_of(syllable: &str) -> u16 {
        SyllableTable::new().find(pack(syllable.as_bytes())).expect("a syllable")
    }

    #[test]
    fn finds_a_syllable_by_its_text() {
        assert_eq!(number_of("a"), 1);
        assert_eq!(number_of("zuo"), COUNT as u16);
        assert_eq!(SyllableTable::new().find(pack(b"zz")), None);
    }

    #[test]
    fn the_fuzzy_pairs_sound_alike() {
        let table = SyllableTable::new();
        for (one, other) in [
            ("zhong", "zong"),
            ("chi", "ci"),
            ("shui", "sui"),
            ("nan", "lan"),
            ("nv", "lv"),
            ("lv", "lu"),
            ("guang", "guan"),
            ("zheng", "zen"),
            ("jing", "jin"),
        ] {
            let expected = number_of(other);
            assert!(
                table.sounding_like(pack(one.as_bytes())).any(|found| found == expected),
                "{one} {other}"
            );
        }
        let dong = number_of("dong");
        assert_eq!(table.relatives(dong).collect::<Vec<_>>(), [dong]);
        assert_eq!(table.relatives(0).count(), 0);
    }

    #[test]
    fn finds_syllables_by_their_beginning() {
        let table = SyllableTable::new();
        let found: Vec<&str> = table
            .beginning_with(pack(b"zu"), 2)
            .map(|number| all().nth(usize::from(number) - 1).expect("a syllable"))
            .collect();
        assert_eq!(found, ["zu", "zuan", "zui", "zun", "zuo"]);
        assert_eq!(length(pack(b"zhuang")), 6);
    }
}
