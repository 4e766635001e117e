package fiji.plugin.neuralstyle.updatesite;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What has to be done before Fiji's own updater can upload: the files are put into a Fiji, and the platforms of native
 * libraries into the site's index. {@code update-site/upload} calls it.
 */
@Command(name = "PrepareUpload", mixinStandardHelpOptions = true)
final class PrepareUpload implements Callable<Integer> {

	/** The environment variable with the password, which would be seen among the arguments. */
	static final String PASSWORD = "SITE_PASSWORD";

	@Option(names = "--site", required = true, description = "A site that update-site/build made.")
	private Path site;

	@Option(names = "--fiji", required = true, description = "A Fiji for the upload alone.")
	private Path fiji;

	@Option(names = "--url", required = true, description = "The address of the site to upload to.")
	private URI url;

	@Option(names = "--user", required = true, description = "Who may write there.")
	private String user;

	@Option(names = "--simulate", description = "Leave the site's index as it is.")
	private boolean simulate;

	private final String password;

	PrepareUpload(final String password) {
		this.password = password;
	}

	public static void main(final String[] arguments) {
		System.exit(BuildSite.commandLine(new PrepareUpload(System.getenv(PASSWORD))).execute(arguments));
	}

	@Override
	public Integer call() throws IOException, InterruptedException {
		if (password == null) throw new IllegalArgumentException("Set the environment variable " + PASSWORD + ".");
		if (!url.toString().endsWith("/")) throw new IllegalArgumentException("The address " + url + " must end with a slash.");
		final List<SiteEntry> entries = new UpdateSite(site).entries().stream().filter(entry -> entry.current() != null)
			.toList();
		if (entries.isEmpty()) throw new IllegalArgumentException("There is no update site in " + site + ".");
		new FijiInstallation(fiji).put(site, entries);
		if (!simulate) markPlatforms(entries);
		return CommandLine.ExitCode.OK;
	}

	private void markPlatforms(final List<SiteEntry> entries) throws IOException, InterruptedException {
		final RemoteSite remote = new RemoteSite(url, user, password);
		final byte[] before = remote.index().orElse(new byte[0]);
		final byte[] after = PlatformMarks.add(before, entries);
		if (after != before) remote.replaceIndex(after);
	}
}
