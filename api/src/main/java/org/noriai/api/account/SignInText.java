package org.noriai.api.account;

import java.util.Locale;

/** What a message with a code says, in the language of the service area and in English. Immutable. */
public final class SignInText {

    private final String service;
    private final boolean japanese;

    /**
     * In the name of a service.
     *
     * @param service the area's name
     */
    public SignInText(String service, Locale language) {
        this.service = service.replaceAll("\\p{Cntrl}", " ");
        this.japanese = language.getLanguage().equals("ja");
    }

    String subject() {
        return japanese ? "%s 認証コード".formatted(service) : "%s: your code".formatted(service);
    }

    String body(String code, long minutes) {
        String english =
                "Your code is %s. It is valid for %d minutes. Nobody from the service will ever ask you for it."
                        .formatted(code, minutes);
        return japanese
                ? "認証コードは %s です。%d分間有効です。係員がこのコードをお聞きすることはありません。%n%n%s".formatted(code, minutes, english)
                : english;
    }
}
