package laurel.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@code String} of a request's record, an {@code Optional} one, or a parameter of a query that is an id: how long the text may
 * be.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Text {

    /** The most characters, in UTF-16 units, without the white space around it. */
    int most();

    /** Whether it is somebody's id ({@link laurel.platform.text.IdText}). */
    boolean isId() default false;
}
