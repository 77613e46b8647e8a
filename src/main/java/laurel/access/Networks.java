package laurel.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The networks that a setting names: addresses, and networks in CIDR notation, comma separated; IPv4 and IPv6. */
public final class Networks {

    private record Network(Address address, int bits) {

        boolean contains(Address other) {
            return other.beginsLike(address, bits);
        }

        @Override
        public String toString() {
            return bits == address.bits() ? address.toString() : address + "/" + bits;
        }
    }

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * Reads a setting.
     *
     * @param setting its name and its variable's, for the message
     * @param configured its value; a blank one names no network
     * @throws IllegalArgumentException if an entry is neither an address nor a network; the message tells the setting
     *     and the entry
     */
    public static Networks of(String setting, String configured) {
        var networks = new ArrayList<Network>();
        for (String entry : configured.split(",")) {
            if (!entry.isBlank()) {
                networks.add(network(setting, entry.strip()));
            }
        }
        return new Networks(networks);
    }

    private static Network network(String setting, String entry) {
        int slash = entry.indexOf('/');
        Optional<Address> address = Address.of(slash < 0 ? entry : entry.substring(0, slash));
        if (address.isEmpty() || entry.indexOf('%') >= 0) {
            throw wrong(
                    setting, entry, "is not an address like 192.0.2.1 or 2001:db8::1, or a network like 192.0.2.0/24");
        }
        // An IPv4 network may be written as an IPv6 network, as its addresses may.
        int added = entry.indexOf(':') < 0
                ? 0
                : Address.BITS_OF_IPV6 - address.get().bits();
        int bits = slash < 0 ? address.get().bits() : bits(entry.substring(slash + 1)) - added;
        if (bits < 0 || bits > address.get().bits()) {
            int least = added;
            throw wrong(
                    setting,
                    entry,
                    "needs a number of bits from " + least + " to "
                            + (address.get().bits() + added) + " after the slash");
        }
        if (!address.get().isZeroAfter(bits)) {
            throw wrong(setting, entry, "has an address that goes on after its " + (bits + added) + " bits");
        }
        return new Network(address.get(), bits);
    }

    private static int bits(String text) {
        return text.matches("0|[1-9][0-9]{0,2}") ? Integer.parseInt(text) : -1;
    }

    private static IllegalArgumentException wrong(String setting, String entry, String problem) {
        return new IllegalArgumentException(setting + ": " + entry + " " + problem);
    }

    /** Whether the setting names no network. */
    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Whether one of the networks is all of IPv4 or all of IPv6. */
    boolean haveEverybody() {
        return networks.stream().anyMatch(network -> network.bits() == 0);
    }

    /** Whether the source is in one of the networks. A source that is not known is in none. */
    public boolean contain(Source source) {
        return source.address().filter(this::contain).isPresent();
    }

    boolean contain(Address address) {
        for (Network network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** The networks, as they could be configured. */
    @Override
    public String toString() {
        return String.join(", ", networks.stream().map(Network::toString).toList());
    }
}
