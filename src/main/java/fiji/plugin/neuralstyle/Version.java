package fiji.plugin.neuralstyle;

/** This program's version. */
public final class Version {

	private Version() {}

	/** From the jar's manifest; outside a jar, while developing, a word that says so. */
	public static String text() {
		final String version = Version.class.getPackage().getImplementationVersion();
		return version == null ? "development" : version;
	}
}
