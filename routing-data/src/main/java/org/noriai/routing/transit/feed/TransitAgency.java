package org.noriai.routing.transit.feed;

/**
 * Who runs trips ({@code agency.txt}, and {@code agency_jp.txt} where there is one). Text that the feed lacks is empty.
 *
 * @param id within its feed; may be empty where the feed has one agency only
 * @param name for riders
 * @param url its site
 * @param language of its texts, as in the feed
 * @param phone for riders
 * @param fareUrl where its fares are explained
 * @param email for riders
 * @param officialName as registered; Japan only
 * @param address as registered; Japan only
 */
public record TransitAgency(
        String id,
        String name,
        String url,
        String language,
        String phone,
        String fareUrl,
        String email,
        String officialName,
        String address) {}
