package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import fiji.plugin.neuralstyle.weights.LearningListener;
import fiji.plugin.neuralstyle.weights.LearningSettings;
import fiji.plugin.neuralstyle.weights.Lesson;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;

/** Learns a network from a folder of pictures, and keeps it among the installed ones. */
@Plugin(type = Command.class, menuPath = LearnNetworkCommand.MENU_PATH,
	description = "Learns a network from a folder of pictures, without labels, in about a minute.")
public class LearnNetworkCommand extends NetworkTaskCommand {

	static final String MENU_PATH = "Plugins>Neural Style>Learn Network from Folder...";

	private static final LearningSettings DEFAULTS = LearningSettings.DEFAULTS;

	@Parameter(label = "Folder", style = "directory", persist = false,
		description = "Folder of PNG and JPEG files, searched with its subfolders.")
	private String folder = "";

	@Parameter(label = "Name", persist = false,
		description = "What the network will be called; it can be chosen by this name wherever a network is asked for.")
	private String name = "";

	@Parameter(label = "Seed", persist = false,
		description = "Which random pieces of the pictures; the same seed and pictures give the same network.")
	private long seed = DEFAULTS.seed();

	@Parameter(label = "Widths", persist = false, attrs = @Attr(name = StyleCommand.ADVANCED),
		description = "Channels of the five blocks, even numbers parted by commas; more see more, and take longer.")
	private String widths = String.join(",", DEFAULTS.widths().stream().map(String::valueOf).toList());

	@Parameter(label = "Crops", min = "1", persist = false, attrs = @Attr(name = StyleCommand.ADVANCED),
		description = "Pieces cut from the pictures.")
	private int crops = DEFAULTS.crops();

	@Parameter(label = "Crop size", min = "64", persist = false, attrs = @Attr(name = StyleCommand.ADVANCED),
		description = "Side of each piece in pixels; pictures that are smaller are left out.")
	private int cropSize = DEFAULTS.cropSize();

	@Parameter(label = "Patches", min = "1", persist = false, attrs = @Attr(name = StyleCommand.ADVANCED),
		description = "Patches of the pieces that each layer learns from.")
	private int patches = DEFAULTS.patches();

	@Override
	void work() throws IOException, InterruptedException {
		final LearningSettings settings = DEFAULTS.withWidths(numbers(widths)).withSamples(crops, cropSize, patches).withSeed(
			seed);
		final Lesson lesson = new Lesson(pictures(), name.strip(), settings);
		final NetworkStore store = NetworkStore.ofProcess();
		store.checkNew(lesson.name());
		final Path file;
		try (Turn turn = turn()) {
			file = lesson.learn(store, new Listener());
		}
		say("The network \"" + lesson.name() + "\" is learned: " + file);
	}

	private Path pictures() {
		if (folder.isBlank()) throw new IllegalArgumentException("No folder of pictures is chosen. Give its path.");
		try {
			return Path.of(folder.strip());
		}
		catch (InvalidPathException e) {
			throw new IllegalArgumentException("The folder of pictures \"" + folder + "\" is no possible path. Name another.", e);
		}
	}

	private static List<Integer> numbers(final String text) {
		try {
			return Stream.of(text.split(",")).map(String::strip).map(Integer::valueOf).toList();
		}
		catch (NumberFormatException e) {
			throw new IllegalArgumentException("The widths \"" + text +
				"\" will not do: five even numbers parted by commas are needed, such as 32,32,64,128,128.", e);
		}
	}

	/** Learning in ImageJ's status bar. */
	private final class Listener implements LearningListener {

		@Override
		public void progress(final String what, final double fraction) {
			tell(fraction, title() + ": " + what + " (Esc cancels)");
		}

		@Override
		public void skipped(final Path picture) {
			say("Left out, as it is not readable or too small: " + picture);
		}

		@Override
		public boolean isCancelled() {
			return isStopped();
		}
	}
}
