package laurel.access;

import java.util.Optional;

/**
 * Where a call comes from: an address, or unknown. Failures are counted by its text. The text holds nothing that a
 * caller wrote, except for an address that could be read.
 */
public final class Source {

    private final Address address;
    private final String text;

    private Source(Address address, String text) {
        this.address = address;
        this.text = text;
    }

    static Source at(Address address) {
        return new Source(address, address.caller());
    }

    /** A caller whom a proxy does not name. */
    static Source unknownBehind(Address proxy) {
        return new Source(null, "unknown@" + proxy);
    }

    static Source unknown() {
        return new Source(null, "unknown");
    }

    /** The address; empty if it is not known. */
    Optional<Address> address() {
        return Optional.ofNullable(address);
    }

    /**
     * The IPv4 address. Of an IPv6 address it is the network of 64 bits around it, since whoever has one address of a
     * network has them all.
     */
    @Override
    public String toString() {
        return text;
    }
}
