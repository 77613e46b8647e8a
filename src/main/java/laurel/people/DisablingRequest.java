package laurel.people;

import laurel.audit.Decision;
import laurel.platform.web.Text;

/**
 * That somebody is to log in no more.
 *
 * @param keepKeys whether the keys of their name go on to work
 */
record DisablingRequest(
        @Text(most = Decision.MOST_REASON_CHARACTERS) String reason, boolean keepKeys) {}
