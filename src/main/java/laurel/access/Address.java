package laurel.access;

import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * An IP address. This class reads the digits itself: the JDK takes text that is no address for a host name, and asks
 * the network about it. An IPv4 address that is written as IPv6 ({@code ::ffff:192.0.2.1}) is the IPv4 address.
 */
final class Address {

    static final int BITS_OF_IPV4 = 32;
    static final int BITS_OF_IPV6 = 128;

    private static final int LONGEST_TEXT = 60;
    private static final int NETWORK_OF_ONE = 64;
    private static final byte[] IPV4_IN_IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final byte[] bytes;

    private Address(byte[] bytes) {
        boolean isIpv4InIpv6 = bytes.length == 16 && Arrays.equals(bytes, 0, 12, IPV4_IN_IPV6, 0, 12);
        this.bytes = isIpv4InIpv6 ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    /**
     * The address; empty if the text is none, or null. An IPv6 address may name the zone of this machine ({@code
     * fe80::1%eth0}).
     */
    static Optional<Address> of(String text) {
        if (text == null || text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        return Optional.ofNullable(text.indexOf(':') < 0 ? ipv4(text) : ipv6(text))
                .map(Address::new);
    }

    private static byte[] ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        var bytes = new byte[4];
        for (int at = 0; at < 4; at++) {
            int number = number(parts[at], 10, 3);
            // Some programs read a number with a leading zero as octal, so such a number is refused.
            if (number < 0 || number > 255 || parts[at].length() > 1 && parts[at].charAt(0) == '0') {
                return null;
            }
            bytes[at] = (byte) number;
        }
        return bytes;
    }

    private static byte[] ipv6(String text) {
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        int gap = address.indexOf("::");
        byte[] start = groups(gap < 0 ? "" : address.substring(0, gap), false);
        byte[] end = groups(gap < 0 ? address : address.substring(gap + 2), true);
        if (start == null || end == null) {
            return null;
        }
        int known = start.length + end.length;
        if (gap < 0 ? known != 16 : known > 14) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(start, 16);
        System.arraycopy(end, 0, bytes, 16 - end.length, end.length);
        return bytes;
    }

    /** @return the bytes of the groups between colons; none for an empty text; null if the groups are malformed */
    private static byte[] groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] groups = text.split(":", -1);
        var bytes = new byte[2 * groups.length + 2];
        int length = 0;
        for (int at = 0; at < groups.length; at++) {
            byte[] ipv4 = mayEndInIpv4 && at == groups.length - 1 ? ipv4(groups[at]) : null;
            int number = number(groups[at], 16, 4);
            if (ipv4 != null) {
                System.arraycopy(ipv4, 0, bytes, length, 4);
                length += 4;
            } else if (number >= 0) {
                bytes[length++] = (byte) (number >> 8);
                bytes[length++] = (byte) number;
            } else {
                return null;
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    /** @return -1 if the text is no number, or has more digits */
    private static int number(String text, int radix, int mostDigits) {
        if (text.isEmpty() || text.length() > mostDigits) {
            return -1;
        }
        int number = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    /** 32 or 128. */
    int bits() {
        return bytes.length * 8;
    }

    /** Whether the first {@code bits} bits are those of another address of the same kind. */
    boolean beginsLike(Address other, int bits) {
        if (bytes.length != other.bytes.length) {
            return false;
        }
        int whole = bits / 8;
        int rest = bits % 8;
        return Arrays.equals(bytes, 0, whole, other.bytes, 0, whole)
                && (rest == 0 || (bytes[whole] ^ other.bytes[whole]) >> (8 - rest) == 0);
    }

    /** Whether all bits after the first {@code bits} are zero. */
    boolean isZeroAfter(int bits) {
        for (int bit = bits; bit < bits(); bit++) {
            if ((bytes[bit / 8] >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The addresses that one caller can be expected to have: an IPv4 address, or the network of 64 bits around an IPv6
     * address.
     */
    String caller() {
        return bytes.length == 4 ? toString() : groups(NETWORK_OF_ONE / 16) + "::/" + NETWORK_OF_ONE;
    }

    @Override
    public String toString() {
        return bytes.length == 4
                ? (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + "." + (bytes[3] & 255)
                : groups(8);
    }

    private String groups(int count) {
        var groups = new StringJoiner(":");
        for (int at = 0; at < 2 * count; at += 2) {
            groups.add(Integer.toHexString((bytes[at] & 255) << 8 | bytes[at + 1] & 255));
        }
        return groups.toString();
    }
}
