package org.noriai.api.web;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Set;

/**
 * Where a request comes from. A proxy that is trusted says so in {@code X-Forwarded-For}, whose last entry is the one that it
 * wrote itself; nobody else is believed. Immutable.
 */
public final class ClientAddresses {

    private final Set<String> trustedProxies;

    /** Believes proxies at these addresses. */
    public ClientAddresses(Set<String> trustedProxies) {
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    /** The address. */
    public String of(HttpRequest<?> request) {
        String remote = request.getRemoteAddress().getAddress().getHostAddress();
        List<String> told = request.getHeaders().getAll("x-forwarded-for");
        if (!trustedProxies.contains(remote) || told.isEmpty()) {
            return remote;
        }
        String last = told.getLast();
        String address = last.substring(last.lastIndexOf(',') + 1).strip();
        return address.matches("[0-9a-fA-F.:]{2,45}") ? address : remote;
    }
}
