package laurel.platform.transaction;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import laurel.platform.text.StorableText;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Why a database cannot be used, for whoever runs Laurel: what is wrong, and what to do about it.
 *
 * @param kind what is wrong
 * @param said what the database or its driver said, in one line without a password; for the log only, as it may name a
 *     user
 */
public record DatabaseTrouble(Kind kind, String said) {

    private static final int MOST_CAUSES = 30;
    private static final Pattern FIRST_MIGRATION_DIFFERS = Pattern.compile("mismatch for migration version 1\\b");
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&;\\s]*");

    /** What may be wrong with a database. */
    public enum Kind {
        REFUSED("Nothing listens at the address of the database", "Start PostgreSQL, or correct LAUREL_DB_URL."),
        UNKNOWN_HOST(
                "The host of the database is not known",
                "Correct LAUREL_DB_URL, or the names that this machine knows."),
        SILENT(
                "The database does not answer in time",
                "Is it running, does a firewall stand between, and is LAUREL_DB_URL right?"),
        NOT_ADMITTED(
                "The database does not admit this user with this password",
                "Correct LAUREL_DB_USER and LAUREL_DB_PASSWORD, or what PostgreSQL has of them (its log and pg_hba.conf tell more)."),
        NO_SUCH_DATABASE(
                "PostgreSQL is there, and has no database of this name",
                "Make it by: createdb --owner=USER NAME; or correct LAUREL_DB_URL."),
        NOT_YET(
                "The database is just starting or stopping, or has no connection left",
                "Wait, or raise its max_connections."),
        NO_RIGHTS(
                "The user of the database may not make or use the tables",
                "Make LAUREL_DB_USER the owner of the database, or grant it the rights on its schema."),
        READ_ONLY(
                "The database can only be read",
                "Is it a standby? Then let LAUREL_DB_URL lead to the primary (or add targetServerType=primary). Is the disk mounted read-only?"),
        DISK_FULL("The disk of the database is full", "Make room on it; nothing is lost meanwhile."),
        LOCKED(
                "The data of H2 are in use by another process",
                "End the other Laurel that uses this LAUREL_DATA, or give this one a folder of its own."),
        NO_ACCESS(
                "The folder of the database cannot be written",
                "Give the user under which Laurel runs the right to write it, or set LAUREL_DATA to another folder."),
        NEWER(
                "The tables of the database are of a newer Laurel",
                "Start that version again, or go back to a backup from before its first start."),
        UNRELEASED(
                "The tables of the database were made by a Laurel from before its first release, of which none can be brought up to date",
                "Let LAUREL_DB_URL lead to an empty database (or, for H2, LAUREL_DATA to an empty folder): what is in this one is not taken over."),
        ALTERED(
                "The tables of the database are not as this version of Laurel has made them",
                "Start the version that ran last, or go back to a backup."),
        OTHER(
                "The database cannot be used",
                "Are LAUREL_DB_URL, LAUREL_DB_USER and LAUREL_DB_PASSWORD (or, for H2, LAUREL_DATA) right?");

        private final String what;
        private final String remedy;

        Kind(String what, String remedy) {
            this.what = what;
            this.remedy = remedy;
        }

        /**
         * Whether waiting does not help: the database is not late, but this Laurel or the database is the wrong one.
         */
        public boolean isForEver() {
            return this == NEWER || this == UNRELEASED || this == ALTERED;
        }

        /** What is wrong and what to do, in whole sentences that everybody may read. */
        public String advice() {
            return what + ". " + remedy;
        }
    }

    /** The trouble that a thrown exception stands for, found in its causes. */
    public static DatabaseTrouble of(Throwable thrown) {
        List<Throwable> causes = causes(thrown);
        for (Throwable cause : causes) {
            Kind kind = kind(cause);
            if (kind != Kind.OTHER) {
                return new DatabaseTrouble(kind, said(cause));
            }
        }
        return new DatabaseTrouble(Kind.OTHER, said(causes.get(0)));
    }

    /** For the log: what is wrong, what to do, and what the database said. */
    @Override
    public String toString() {
        return kind.what + " (" + said + "). " + kind.remedy;
    }

    /** The causes, the innermost first, since that knows best. */
    private static List<Throwable> causes(Throwable thrown) {
        var causes = new ArrayList<Throwable>();
        for (Throwable cause = thrown; cause != null && causes.size() < MOST_CAUSES; cause = cause.getCause()) {
            causes.add(0, cause);
            if (cause instanceof SQLException sql && sql.getNextException() != null) {
                causes.add(0, sql.getNextException());
            }
        }
        return causes;
    }

    private static Kind kind(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return Kind.UNKNOWN_HOST;
        }
        if (cause instanceof SocketTimeoutException || cause instanceof NoRouteToHostException) {
            return Kind.SILENT;
        }
        if (cause instanceof ConnectException) {
            return isSaid(cause, "timed out") ? Kind.SILENT : Kind.REFUSED;
        }
        if (isSaid(cause, "no space left", "disk full")) {
            return Kind.DISK_FULL;
        }
        if (cause instanceof AccessDeniedException
                || isSaid(cause, "permission denied", "read-only file system", "not a directory")
                        && !(cause instanceof SQLException)) {
            return Kind.NO_ACCESS;
        }
        if (cause instanceof FlywayValidateException) {
            return kindOfTables(cause);
        }
        if (isSaid(cause, "timed out", "blocking timeout")) {
            return Kind.SILENT;
        }
        return cause instanceof SQLException sql ? kind(String.valueOf(sql.getSQLState())) : Kind.OTHER;
    }

    /** The first migration of a release never changes: whoever has another one began before. */
    private static Kind kindOfTables(Throwable refused) {
        if (FIRST_MIGRATION_DIFFERS
                .matcher(String.valueOf(refused.getMessage()))
                .find()) {
            return Kind.UNRELEASED;
        }
        return isSaid(refused, "not resolved locally") ? Kind.NEWER : Kind.ALTERED;
    }

    /** The kind of an SQLSTATE. Those that begin with 90 are H2's, the others PostgreSQL's and the standard's. */
    private static Kind kind(String state) {
        return switch (state) {
            case "28P01", "28000" -> Kind.NOT_ADMITTED;
            case "3D000" -> Kind.NO_SUCH_DATABASE;
            case "57P01", "57P02", "57P03", "53300" -> Kind.NOT_YET;
            case "42501", "3F000" -> Kind.NO_RIGHTS;
            case "25006", "90097" -> Kind.READ_ONLY;
            case "53100", "90100" -> Kind.DISK_FULL;
            case "90020" -> Kind.LOCKED;
            case "90062" -> Kind.NO_ACCESS;
            case "08001", "08004", "08006", "57014", "55P03" -> Kind.SILENT;
            default -> Kind.OTHER;
        };
    }

    private static boolean isSaid(Throwable cause, String... texts) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        for (String text : texts) {
            if (message.contains(text)) {
                return true;
            }
        }
        return false;
    }

    private static String said(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        String message = String.valueOf(cause.getMessage())
                .replaceAll("\\s*\\R\\s*", " ")
                .strip();
        boolean isOwnWord = cause instanceof SQLException || cause instanceof FlywayValidateException;
        return PASSWORD.matcher(StorableText.of(isOwnWord ? message : name + ": " + message, 300))
                .replaceAll("$1…");
    }
}
