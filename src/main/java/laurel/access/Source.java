package laurel.access;

import java.util.Optional;

/**
 * Where a call comes from: an address, or nobody knows. Its text is what its failures are counted under; it holds nothing that a
 * caller has written, but for an address that was read.
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

    /** Somebody whom a proxy does not name. */
    static Source unknownBehind(Address proxy) {
        return new Source(null, "unknown@" + proxy);
    }

    static Source unknown() {
        return new Source(null, "unknown");
    }

    /** The address; empty if nobody knows it. */
    Optional<Address> address() {
        return Optional.ofNullable(address);
    }

    /** The IPv4 address; of an IPv6 address the network of 64 bits around it, since whoever has one address has them all. */
    @Override
    public String toString() {
        return text;
    }
}
