package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.batch.Csv;
import fiji.plugin.neuralstyle.image.WholeFile;

/**
 * What is to be painted: a CSV file with a row for each image. Its first line names the columns {@code id},
 * {@code content}, {@code style}, {@code output}, if wanted {@code settings} with any of {@code stylize}'s flags, and
 * any further ones, each called like a flag without its dashes or like a macro's parameter, whose cells are that
 * flag's values; an empty cell says nothing. A line that begins with {@value #SHARED} has flags for all rows, which a
 * row's own go before. Relative paths are relative to the manifest's folder.
 *
 * @param file where it is
 * @param rows in their order; no id and no output comes twice, not even in other case
 */
public record Manifest(Path file, List<Row> rows) {

	static final String SHARED = "#settings";

	private static final String COMMENT = "#";
	private static final String ID = "id";
	private static final String CONTENT = "content";
	private static final String STYLE = "style";
	private static final String OUTPUT = "output";
	private static final String SETTINGS = "settings";
	private static final Set<String> NEEDED = new LinkedHashSet<>(List.of(ID, CONTENT, STYLE, OUTPUT));
	/** Letters that no file system and no shell minds; others have files named after it. */
	private static final String SAFE = "[A-Za-z0-9_][A-Za-z0-9._-]{0,99}";

	/** @throws IllegalArgumentException if an id is no safe name or comes twice, or two rows write one file, or one over an image */
	public Manifest {
		file = file.toAbsolutePath().normalize();
		rows = List.copyOf(rows);
		final Map<String, Row> ids = new HashMap<>();
		final Map<String, Row> outputs = new HashMap<>();
		for (final Row row : rows) {
			if (!row.id().matches(SAFE)) {
				throw new IllegalArgumentException("The id \"" + row.id() + "\" in the manifest \"" + file +
					"\" cannot be a file's name. Use up to 100 letters of English, digits, dots, hyphens and underscores.");
			}
			final Row same = ids.put(row.id().toLowerCase(Locale.ROOT), row);
			if (same != null) throw new IllegalArgumentException("The id \"" + row.id() + "\" is there twice in the manifest \"" +
				file + "\". Give each row its own.");
			final Row clash = outputs.put(key(file, row.output()), row);
			if (clash != null) throw new IllegalArgumentException("The rows \"" + clash.id() + "\" and \"" + row.id() +
				"\" would both be written to \"" + row.output() + "\". Give each row its own output.");
		}
		for (final Row row : rows) {
			for (final String image : List.of(row.content(), row.style())) {
				if (outputs.containsKey(key(file, image))) throw new IllegalArgumentException("The row \"" + outputs.get(key(file, image))
					.id() + "\" would be written over the image \"" + image + "\". Name another output.");
			}
		}
	}

	/**
	 * Reads a manifest.
	 *
	 * @throws IOException if there is no such file, or it cannot be read
	 * @throws IllegalArgumentException if it is no manifest; the message says what is wrong and where
	 */
	public static Manifest read(final Path file) throws IOException {
		final String text;
		try {
			text = Files.readString(file);
		}
		catch (CharacterCodingException e) {
			throw new IOException("The manifest \"" + file + "\" is not in UTF-8. Save it as \"CSV UTF-8\".", e);
		}
		catch (IOException e) {
			throw new IOException("The manifest \"" + file + "\" cannot be read. Check its name, or make one with scripts/cluster/plan.",
				e);
		}
		try {
			return new Manifest(file, rows(file, Csv.parse(text)));
		}
		catch (IllegalArgumentException e) {
			throw new IllegalArgumentException(e.getMessage().startsWith("The ") ? e.getMessage() : "The manifest \"" + file +
				"\" is not right: " + e.getMessage(), e);
		}
	}

	/** The file that a path in the manifest means. */
	public Path resolve(final String path) {
		return file.getParent().resolve(path).normalize();
	}

	/** What {@link #resolve} turns into a file: relative, if that is in the manifest's folder. */
	static String written(final Path manifest, final Path file) {
		final Path folder = manifest.toAbsolutePath().normalize().getParent();
		final Path whole = file.toAbsolutePath().normalize();
		return (whole.startsWith(folder) ? folder.relativize(whole) : whole).toString();
	}

	/**
	 * Writes rows as a manifest, whole or not at all; one of that name is replaced.
	 *
	 * @param shared flags for all rows
	 * @throws IOException if it cannot be written, saying why
	 */
	static void write(final Path file, final List<String> shared, final List<Row> rows) throws IOException {
		final List<List<String>> lines = new ArrayList<>();
		if (!shared.isEmpty()) lines.add(List.of(SHARED, Words.text(shared)));
		lines.add(List.of(ID, CONTENT, STYLE, OUTPUT, SETTINGS));
		rows.forEach(row -> lines.add(List.of(row.id(), row.content(), row.style(), row.output(), Words.text(row.flags()))));
		final String text = lines.stream().map(Csv::line).collect(Collectors.joining());
		WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static List<Row> rows(final Path file, final List<List<String>> lines) {
		final List<String> shared = new ArrayList<>();
		final List<Row> rows = new ArrayList<>();
		List<String> columns = null;
		for (final List<String> line : lines) {
			if (line.get(0).strip().equals(SHARED)) line.subList(1, line.size()).forEach(text -> shared.addAll(Words.of(text)));
			else if (line.get(0).startsWith(COMMENT)) continue;
			else if (columns == null) columns = columns(line);
			else rows.add(row(file, columns, line));
		}
		if (rows.isEmpty()) throw new IllegalArgumentException("it has no rows. Its first line names the columns " + String.join(
			", ", NEEDED) + " and " + SETTINGS + ", each further line is an image to paint.");
		return rows.stream().map(row -> new Row(row.id(), row.content(), row.style(), row.output(), joined(shared, row.flags())))
			.toList();
	}

	private static List<String> columns(final List<String> line) {
		final List<String> columns = line.stream().map(String::strip).toList();
		if (columns.containsAll(NEEDED)) return columns;
		throw new IllegalArgumentException("its first line has to name the columns " + String.join(", ", NEEDED) +
			", and it is \"" + String.join(",", columns) + "\".");
	}

	private static Row row(final Path file, final List<String> columns, final List<String> line) {
		if (line.size() > columns.size()) {
			throw new IllegalArgumentException("the row \"" + line.get(0) + "\" has " + line.size() + " cells for " + columns
				.size() + " columns. Put a cell that has a comma in quotes.");
		}
		final Map<String, String> cells = new HashMap<>();
		final List<String> named = new ArrayList<>();
		for (int i = 0; i < line.size(); i++) {
			final String name = columns.get(i);
			final String value = line.get(i).strip();
			cells.put(name, value);
			if (NEEDED.contains(name) || name.equals(SETTINGS) || name.isEmpty() || value.isEmpty()) continue;
			named.addAll(List.of(Words.flag(name), value));
		}
		for (final String name : NEEDED) {
			if (cells.getOrDefault(name, "").isEmpty()) throw new IllegalArgumentException("the row \"" + line.get(0) +
				"\" has no " + name + ".");
		}
		return new Row(cells.get(ID), cells.get(CONTENT), cells.get(STYLE), cells.get(OUTPUT), joined(Words.of(cells.getOrDefault(
			SETTINGS, "")), named));
	}

	private static List<String> joined(final List<String> first, final List<String> then) {
		final List<String> all = new ArrayList<>(first);
		all.addAll(then);
		return all;
	}

	private static String key(final Path manifest, final String path) {
		return manifest.getParent().resolve(path).normalize().toString().toLowerCase(Locale.ROOT);
	}
}
