package fiji.plugin.neuralstyle.updatesite;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.packages.Package;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes or continues an update site; {@code update-site/build} calls it after the build. */
@Command(name = "BuildSite", mixinStandardHelpOptions = true)
final class BuildSite implements Callable<Integer> {

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(
		ZoneOffset.UTC);

	@Option(names = "--package", required = true, description = "The package for Fiji.")
	private Path zip;

	@Option(names = "--natives", description = "A folder of native libraries, which replace the package's.")
	private Path natives;

	@Option(names = "--without-natives", description = "Leave the native libraries out.")
	private boolean withoutNatives;

	@Option(names = "--tree", required = true, description = "Maven's dependency tree, in its tgf form.")
	private Path tree;

	@Option(names = "--lists", required = true, description = "The folder with fiji-libraries.txt and descriptions.txt.")
	private Path lists;

	@Option(names = "--site", required = true, description = "The site's folder.")
	private Path site;

	@Spec
	private CommandSpec spec;

	public static void main(final String[] arguments) {
		System.exit(commandLine(new BuildSite()).execute(arguments));
	}

	/** A command whose errors are sentences. */
	static CommandLine commandLine(final Object command) {
		return new CommandLine(command).setExecutionExceptionHandler((e, line, parsed) -> {
			line.getErr().println("Error: " + (e.getMessage() == null ? e : e.getMessage()));
			return CommandLine.ExitCode.SOFTWARE;
		});
	}

	@Override
	public Integer call() throws IOException {
		Files.createDirectories(site);
		try (Staging staging = new Staging(Package.of(zip))) {
			if (natives != null) staging.replaceNatives(natives);
			if (withoutNatives) staging.removeNatives();
			final FijiLibraries fiji = FijiLibraries.read(lists.resolve("fiji-libraries.txt"));
			final List<Offer> offers = new FijiFolder(staging.folder(), LibraryTree.read(tree), fiji, descriptions()).offers();
			new UpdateSite(site).publish(offers, Long.parseLong(TIMESTAMP.format(Instant.now())));
		}
		final SitePage page = new SitePage(new UpdateSite(site).entries());
		page.write(site.resolve("index.html"));
		final PrintWriter out = spec.commandLine().getOut();
		out.println("The site is in " + site + ". Fiji installs:");
		page.sizes().forEach(out::println);
		return CommandLine.ExitCode.OK;
	}

	private Map<String, String> descriptions() throws IOException {
		return Files.readAllLines(lists.resolve("descriptions.txt")).stream().filter(line -> !line.isBlank()).map(
			line -> line.split(": ", 2)).collect(Collectors.toMap(words -> words[0], words -> words[1]));
	}
}
