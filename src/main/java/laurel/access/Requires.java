package laurel.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The least role that a caller of a resource needs. On a method, it counts instead of the one on the class. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Requires {

    /** The least role. */
    Role value();

    /** Whether the call reaches beyond one ledger, so that a key of one of several may not make it. */
    boolean everyLedger() default false;
}
