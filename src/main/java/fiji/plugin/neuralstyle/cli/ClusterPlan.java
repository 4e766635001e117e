package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.batch.BatchPlan;
import fiji.plugin.neuralstyle.batch.BatchSettings;
import fiji.plugin.neuralstyle.batch.Existing;
import fiji.plugin.neuralstyle.batch.StyleImage;
import fiji.plugin.neuralstyle.cluster.ManifestPlan;
import fiji.plugin.neuralstyle.cluster.Words;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylize cluster plan}: a manifest of contents, styles and settings. */
@Command(name = "plan", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, //
	customSynopsis = "stylize cluster plan MANIFEST --content-folder FOLDER --style FILE|FOLDER --output-folder FOLDER [SETTINGS]", //
	header = "Writes a manifest: every picture of a folder in every style with all settings, a row each.%n", //
	description = { "%nThe manifest is a CSV file with the columns id, content, style, output and settings, to be changed and " +
		"added to with any program. Nothing is painted.%n" }, //
	footer = "%nExit codes: 0 success, 1 failure, 2 wrong usage.")
final class ClusterPlan implements Callable<Integer> {

	/** Flags that name files. */
	private static final Set<String> FILES = Set.of("--network", "--mask", "--mask-styles");

	@Parameters(paramLabel = "MANIFEST", description = "The file to write, such as jobs.csv; one that is there is replaced.")
	private Path manifest;

	@Option(names = { "-c", "--content-folder" }, required = true, paramLabel = "FOLDER",
		description = "Pictures whose layouts the results keep: PNG, JPEG and TIFF files.")
	private Path contentFolder;

	@Option(names = { "-s", "--style" }, required = true, paramLabel = "FILE|FOLDER",
		description = "Picture whose textures and colours the results take; of a folder, each of its pictures.")
	private Path style;

	@Option(names = { "-o", "--output-folder" }, required = true, paramLabel = "FOLDER", description = "Where the results will go.")
	private Path outputFolder;

	@Option(names = "--variant", paramLabel = "NAME=FLAGS", description = {
		"Settings by a name, such as --variant soft=\"--strength 30\"; several times for several. Each has a folder of its " +
			"own in the output folder." })
	private Map<String, String> variants = new LinkedHashMap<>();

	@Mixin
	private FolderFlags files;

	@ArgGroup(exclusive = false, validate = false, heading = "%nMasks of all rows, which say which style goes where:%n")
	private MaskOptions masks = new MaskOptions();

	@ArgGroup(exclusive = false, validate = false, heading = "%nSettings of all rows:%n")
	private SettingsOptions options = new SettingsOptions();

	@ArgGroup(exclusive = false, validate = false, heading = "%nArtist's controls of all rows:%n")
	private ArtistOptions artist = new ArtistOptions();

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		final BatchSettings batch = files.settings(contentFolder, outputFolder, Existing.UPDATE);
		final BatchPlan plan = BatchPlan.of(batch, StyleImage.all(style), masks.choice(), options.network(), options.settings().withArtist(
			artist.settings()));
		final List<String> shared = shared();
		final Map<String, List<String>> settings = new LinkedHashMap<>();
		variants.forEach((name, text) -> settings.put(name, checked(shared, Words.of(text))));
		final int rows = new ManifestPlan(plan, outputFolder, shared, settings).write(manifest);
		spec.commandLine().getOut().println(manifest + ": " + rows + (rows == 1 ? " row" : " rows"));
		return CommandLine.ExitCode.OK;
	}

	private static List<String> checked(final List<String> shared, final List<String> flags) {
		final List<String> all = new ArrayList<>(shared);
		all.addAll(flags);
		new RowFlags().read(all);
		return flags;
	}

	/** What was said of settings; files by their whole paths, as workers run elsewhere. */
	private List<String> shared() {
		final List<String> words = new ArrayList<>(RowFlags.said(spec.commandLine()));
		for (int i = 0; i + 1 < words.size(); i += 2) {
			if (FILES.contains(words.get(i))) words.set(i + 1, Arrays.stream(words.get(i + 1).split(";")).map(ClusterPlan::whole)
				.collect(Collectors.joining(";")));
		}
		return words;
	}

	/** A name of a network, and the word for overlays, are no paths. */
	private static String whole(final String word) {
		return Files.exists(Path.of(word)) ? Path.of(word).toAbsolutePath().normalize().toString() : word;
	}
}
