package laurel.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/**
 * The description of the interface, for everybody: it holds no secret, and the tools that read it send no key. It is
 * read and compressed once, so that an answer costs nothing but its bytes.
 */
@Path("/")
@ApplicationScoped
public class OpenApiResource {

    private static final String GZIP = "gzip";

    private final byte[] document = read();
    private final byte[] compressed = compressed(document);
    private final EntityTag tag = tag(document);

    /** The document, as OpenAPI 3.1 in JSON, with the version of this build; 304 for a caller that has it already. */
    @GET
    public Response document(@Context Request request, @Context HttpHeaders headers) {
        var answer = request.evaluatePreconditions(tag);
        if (answer == null) {
            boolean takesGzip = takesGzip(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
            byte[] body = takesGzip ? compressed : document;
            answer = Response.ok(body, MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.CONTENT_LENGTH, body.length);
            if (takesGzip) {
                answer.header(HttpHeaders.CONTENT_ENCODING, GZIP);
            }
        }
        return answer.tag(tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /**
     * Whether a caller takes gzip.
     *
     * @param encodings the encodings that it accepts, or null
     */
    static boolean takesGzip(String encodings) {
        return encodings != null
                && Arrays.stream(encodings.split(","))
                        .map(encoding -> encoding.split(";", 2))
                        .anyMatch(encoding -> encoding[0].strip().equalsIgnoreCase(GZIP)
                                && (encoding.length == 1 || !encoding[1].strip().matches("(?i)q=0(\\.0*)?")));
    }

    private static byte[] read() {
        try (var stream = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] compressed(byte[] document) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    /** A weak tag, since both encodings have the same one. */
    private static EntityTag tag(byte[] document) {
        var checksum = new CRC32();
        checksum.update(document);
        return new EntityTag(HexFormat.of().toHexDigits((int) checksum.getValue()), true);
    }
}
