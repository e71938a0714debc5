package org.noriai.routing.place.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that people take for the same have the same key. */
final class SearchKeyTest {

    @ParameterizedTest
    @CsvSource({
        "ｵﾀﾞﾜﾗ, おだわら",
        "オダワラ, おだわら",
        "ＹＲＰ野比, yrp野比",
        "塔之澤, 塔ノ沢",
        "茅ヶ崎, 茅ケ崎",
        "茅が崎, 茅ヶ崎",
        "Universität, Universitaet",
        "Universität, universitat",
        "Straße, STRASSE",
        "São João, sao joao",
        "Monte-Carlo, monte carlo",
        "L’Hôpital, lhopital"
    })
    void namesThatAreWrittenDifferentlyAreOne(String one, String other) {
        assertThat(SearchKey.ofName(one)).isEqualTo(SearchKey.ofName(other)).isNotEmpty();
    }

    @Test
    void voicingMarksTellKanaApart() {
        assertThat(SearchKey.ofName("かき")).isNotEqualTo(SearchKey.ofName("がき"));
        assertThat(SearchKey.ofSound("かき")).isNotEqualTo(SearchKey.ofSound("がき"));
    }

    @ParameterizedTest
    @CsvSource({
        "おおふな, ofuna",
        "おおふな, oofuna",
        "おおふな, Ōfuna",
        "おおふな, ohuna",
        "おーふな, ôhuna",
        "しんじゅく, shinjuku",
        "しんじゅく, sinzyuku",
        "しんばし, shimbashi",
        "しんばし, sinbasi",
        "ちゅうおう, chuo",
        "ちゅうおう, chuuou",
        "ちゅうおう, tyûô",
        "はっちょうなわて, hatchō nawate",
        "はっちょうなわて, hattyounawate",
        "しんゆり, shin'yuri",
        "ふじみ, huzimi",
        "つづき, tsuduki",
        "ぢんじゃ, zinzya",
        "おおた, ohta",
        "ｼﾌﾞﾔ, shibuya"
    })
    void readingsAndRomajiSoundAlike(String kana, String romaji) {
        assertThat(SearchKey.ofSound(romaji)).isEqualTo(SearchKey.ofSound(kana)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"chuourinkan", "tsujido", "shonandai", "fujisawa", "juban", "kyodo", "ryokuen", "hatchobori"})
    void whatIsTypedSoFarBeginsWhatWillBeTyped(String romaji) {
        String whole = SearchKey.ofSound(romaji);
        for (int end = 1; end <= romaji.length(); end++) {
            assertThat(whole).startsWith(SearchKey.ofSound(romaji.substring(0, end)));
        }
    }

    @Test
    void kanjiHaveNoSoundButForStation() {
        assertThat(SearchKey.ofSound("小田原")).isEmpty();
        assertThat(SearchKey.ofSound("おだわら駅")).isEqualTo(SearchKey.ofSound("odawara eki"));
    }

    @ParameterizedTest
    @CsvSource({"おおさか, Ōsaka", "しんばし, Shimbashi", "はっちょうなわて, Hatchōnawate", "さがみ おおの, Sagami Ōno", "ちゅうおう, Chūō"})
    void kanaAreShownInHepburn(String kana, String romaji) {
        assertThat(Kana.romaji(kana)).isEqualTo(romaji);
    }

    @ParameterizedTest
    @CsvSource({"本町一丁目, 本町1丁目", "本町十丁目, 本町10丁目", "本町二十三丁目, 本町23丁目", "本町1丁目, 本町一丁目", "本町２丁目, 本町二丁目"})
    void chomeAreNumberedInBothWays(String name, String other) {
        assertThat(Chome.findOther(name)).contains(other);
    }
}
