package org.noriai.api.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTextTest {

    @Test
    void writesWhatAnyReaderTakesForTheSame() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("plain", "word");
        document.put("quoted", "a: \"b\"");
        document.put("version", "3.1.0");
        document.put("notABoolean", "no");
        document.put("number", 1);
        document.put("list", List.of("x", Map.of("k", "v")));
        document.put("empty", List.of());
        document.put("200", Map.of());
        assertThat(YamlText.of(document)).isEqualTo("""
                        plain: word
                        quoted: "a: \\"b\\""
                        version: "3.1.0"
                        notABoolean: "no"
                        number: 1
                        list:
                          - x
                          -
                            k: v
                        empty: []
                        "200": {}
                        """);
    }
}
