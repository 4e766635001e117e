package fiji.plugin.neuralstyle.command;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.weights.catalogue.CatalogueEntry;
import fiji.plugin.neuralstyle.weights.download.DownloadListener;
import fiji.plugin.neuralstyle.weights.download.DownloadProgress;
import fiji.plugin.neuralstyle.weights.store.NetworkInfo;
import fiji.plugin.neuralstyle.weights.store.NetworkStore;
import ij.WindowManager;
import ij.measure.ResultsTable;

/** Which networks there are, and installing, checking and removing them. */
@Plugin(type = Command.class, menuPath = NetworksCommand.MENU_PATH, initializer = "offerNames",
	description = "Lists, installs, checks and removes networks.")
public class NetworksCommand extends NetworkTaskCommand {

	static final String MENU_PATH = "Plugins>Neural Style>Networks...";

	@Parameter(label = "Action", choices = { "list", "install", "verify", "remove", "open folder" }, persist = false,
		description = "list: a table of all networks. install: fetches one. verify: reads one as a whole and compares. " +
			"remove: deletes one. open folder: shows where they are.")
	private String action = NetworkAction.LIST.toString();

	@Parameter(label = "Network", required = false, persist = false,
		description = "Which network to install, verify or remove; the others need none.")
	private String network = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ResultsTable table;

	/** Offers the networks there are, and none. */
	protected void offerNames() {
		if (isInputResolved("network")) return;
		final List<String> names = new ArrayList<>(List.of(""));
		try {
			NetworkStore.ofProcess().list().forEach(info -> names.add(info.name()));
		}
		catch (IOException | IllegalArgumentException e) {
			// A wrong catalogue or variable: the run will say so.
			return;
		}
		getInfo().getMutableInput("network", String.class).setChoices(names);
	}

	@Override
	void work() throws IOException {
		// For programs; it is shown here.
		resolveOutput("table");
		final NetworkStore store = NetworkStore.ofProcess();
		switch (Choices.parse(NetworkAction.class, "The action", action)) {
			case LIST -> list(store);
			case INSTALL -> install(store);
			case VERIFY -> say(store.verify(name(store)));
			case REMOVE -> remove(store);
			case OPEN_FOLDER -> openFolder(store);
		}
		table = NetworksTable.of(store.list());
		if (hasWindows() && WindowManager.getWindow(NetworksTable.TITLE) != null) table.show(NetworksTable.TITLE);
	}

	private void list(final NetworkStore store) throws IOException {
		if (hasWindows()) NetworksTable.of(store.list()).show(NetworksTable.TITLE);
		else store.list().forEach(info -> say(info.name() + ": " + info.state() + info.file().map(file -> ", " + file).orElse(
			"") + ". " + info.description()));
	}

	private void install(final NetworkStore store) throws IOException {
		final String name = name(store);
		tell(0, "Installing " + name + " (Esc cancels)");
		final Path file = store.install(name, new Listener(name));
		say("The network \"" + name + "\" is installed: " + file);
		store.catalogue().find(name).ifPresent(this::credit);
	}

	private void credit(final CatalogueEntry entry) {
		if (!entry.licence().isBlank()) say("Licence: " + entry.licence());
		if (!entry.citation().isBlank()) say("To cite: " + entry.citation());
	}

	private void remove(final NetworkStore store) throws IOException {
		final String name = name(store);
		store.remove(name);
		say("The network \"" + name + "\" is removed.");
	}

	private void openFolder(final NetworkStore store) throws IOException {
		final Path folder = store.folders().writable();
		say("Networks are in " + folder);
		if (hasWindows() && Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
			Desktop.getDesktop().open(folder.toFile());
		}
	}

	private String name(final NetworkStore store) throws IOException {
		if (!network.isBlank()) return network.strip();
		throw new IllegalArgumentException("No network is named. Name one of " + store.list().stream().map(NetworkInfo::name)
			.collect(Collectors.joining(", ")) + ".");
	}

	/** A download in ImageJ's status bar. */
	private final class Listener implements DownloadListener {

		private final String name;

		Listener(final String name) {
			this.name = name;
		}

		@Override
		public void progress(final DownloadProgress progress) {
			tell(progress.fraction(), "Installing " + name + ": " + progress + " (Esc cancels)");
		}

		@Override
		public void message(final String sentence) {
			say(sentence);
		}

		@Override
		public boolean isCancelled() {
			return isStopped();
		}
	}
}
