package fiji.plugin.neuralstyle.preset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.neuralstyle.Preset;
import fiji.plugin.neuralstyle.SettingsText;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.weights.store.Surroundings;

/**
 * The settings that a text stands for: the name of a built-in preset, the path of a preset's file or of a result, whose
 * own settings are meant, or the name of a file in a folder of presets.
 *
 * @param folders with files of the user's own
 */
public record Presets(PresetFolders folders) {

	/** With the folders of this process. */
	public static Presets ofProcess() {
		return new Presets(PresetFolders.of(Surroundings.ofProcess()));
	}

	/**
	 * The settings of a preset.
	 *
	 * @return by name, as texts: all that a built-in preset sets, and what else the file has
	 * @throws IOException if its file is wrong
	 * @throws IllegalArgumentException if there is no such preset
	 */
	public Map<String, String> settings(final String text) throws IOException {
		final Optional<Map<String, String>> settings = portable(text);
		if (settings.isPresent()) return settings.get();
		final Path file = folders.files().get(text.strip());
		if (file == null) throw unknown(text);
		return PresetSettings.completed(PresetFile.read(file).settings());
	}

	/**
	 * The same for a macro, which must mean the same on every machine: a name of the user's own will not do.
	 */
	public Map<String, String> settingsForMacros(final String text) throws IOException {
		final Optional<Map<String, String>> settings = portable(text);
		if (settings.isPresent()) return settings.get();
		final Path file = folders.files().get(text.strip());
		if (file == null) throw unknown(text);
		throw new IllegalArgumentException("The preset \"" + text.strip() +
			"\" is this machine's own, and a macro shall work on others too. Name its file with the path, such as \"" + file +
			"\", or give the settings themselves.");
	}

	/** Whether a name is a built-in preset's. */
	public static boolean isBuiltIn(final String name) {
		return Arrays.stream(Preset.values()).anyMatch(preset -> preset.toString().equalsIgnoreCase(name.strip()));
	}

	private static Optional<Map<String, String>> portable(final String text) throws IOException {
		for (final Preset preset : Preset.values()) {
			if (preset.toString().equalsIgnoreCase(text.strip())) return Optional.of(SettingsText.lines(preset.settings()));
		}
		final Optional<Path> file = file(text);
		return file.isEmpty() ? Optional.empty() : Optional.of(PresetSettings.completed(settings(file.get())));
	}

	private static Map<String, String> settings(final Path file) throws IOException {
		if (ImageFiles.isNamedAsImage(file)) return ResultRecord.of(file).settings();
		return PresetFile.read(file).settings();
	}

	/** A path, there or not, is one by its looks, so that its absence can be told. */
	private static Optional<Path> file(final String text) {
		try {
			final Path path = Path.of(text.strip());
			final boolean named = path.getNameCount() > 1 || text.strip().endsWith(PresetFile.ENDING) || ImageFiles
				.isNamedAsImage(path);
			return named || Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
		}
		catch (InvalidPathException e) {
			return Optional.empty();
		}
	}

	private IllegalArgumentException unknown(final String text) throws IOException {
		final String own = folders.files().isEmpty() ? "" : " of " + String.join(", ", folders.files().keySet()) + " in \"" +
			folders.own() + "\",";
		return new IllegalArgumentException("The preset \"" + text.strip() + "\" is not known; choose one of " + String.join(
			", ", Arrays.stream(Preset.values()).map(Preset::toString).toList()) + "," + own + " or name a preset's file.");
	}
}
