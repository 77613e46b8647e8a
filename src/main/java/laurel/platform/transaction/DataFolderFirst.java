package laurel.platform.transaction;

import org.eclipse.persistence.sessions.Session;

/**
 * Looks at the {@linkplain DataFolder folder of the data} before EclipseLink connects. In Payara, EclipseLink connects
 * before anything else of Laurel runs, and H2 would make a database anywhere.
 */
public class DataFolderFirst extends NoSecondGuessing {

    @Override
    public void customize(Session session) {
        DataFolder.configured().prepare();
        super.customize(session);
    }
}
