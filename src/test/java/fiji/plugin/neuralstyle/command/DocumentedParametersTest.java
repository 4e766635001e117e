package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

/** The manual's tables have every parameter of the commands, under its name in the dialog and its key, and no other. */
class DocumentedParametersTest {

	private static final Path GUIDE = Path.of("docs", "user-guide.md");
	private static final Path FOLDER = Path.of("docs", "style-folder.md");
	private static final Pattern CODE = Pattern.compile("`([^`]+)`");
	private static final Pattern MACRO = Pattern.compile("run\\(\"([^\"]+)\",((?:[^\"]*\"[^\"]*\")+)\\);");
	private static final Pattern KEY = Pattern.compile("(?:^|[\" ])(\\w+)=");

	private ImageJSession session;

	@BeforeEach
	void open() {
		session = new ImageJSession();
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void theUserGuideHasEveryParameterByLabelAndKey() throws IOException {
		final Map<String, String> documented = new LinkedHashMap<>();
		for (final String[] row : rows(GUIDE, "| in the dialog |")) {
			final List<String> keys = codes(row[2]);
			final String[] labels = row[1].strip().split(", ");
			assertEquals(labels.length, keys.size(), String.join("|", row));
			for (int i = 0; i < labels.length; i++) {
				documented.put(keys.get(i), labels[i]);
			}
		}
		assertEquals(parameters(StyleTransferCommand.class), documented.entrySet().stream().collect(Collectors.toMap(
			Map.Entry::getKey, Map.Entry::getValue)));
	}

	@Test
	void theFoldersManualHasEveryParameterOfItsOwnAndNamesTheOnesThatAreMissing() throws IOException {
		final Set<String> shared = new TreeSet<>(parameters(StyleTransferCommand.class).keySet());
		final Set<String> folders = parameters(StyleFolderCommand.class).keySet();
		final Set<String> own = new TreeSet<>(folders);
		own.removeAll(shared);
		own.add("style");
		assertEquals(own, rows(FOLDER, "| key |").stream().map(row -> codes(row[1]).get(0)).collect(Collectors.toCollection(
			TreeSet::new)));
		shared.removeAll(folders);
		final String exceptions = Files.readString(FOLDER).replaceAll("(?s).*All other keys are those of `[^`]+`, but(.*?)\\.\n.*",
			"$1");
		assertEquals(shared, new TreeSet<>(codes(exceptions)));
	}

	@Test
	void theKeysOfTheManualsMacrosAreParameters() throws IOException {
		assertTrue(macros(GUIDE) > 0);
		assertTrue(macros(FOLDER) > 0);
	}

	private int macros(final Path manual) throws IOException {
		final List<MatchResult> macros = MACRO.matcher(Files.readString(manual)).results().toList();
		macros.forEach(macro -> {
			final Class<? extends Command> command = macro.group(1).equals("Style Folder...") ? StyleFolderCommand.class
				: StyleTransferCommand.class;
			assertEquals(info(command).getMenuPath().getLeaf().getName(), macro.group(1));
			KEY.matcher(macro.group(2)).results().forEach(key -> assertTrue(parameters(command).containsKey(key.group(1)), key
				.group(1)));
		});
		return macros.size();
	}

	/** Labels without their units, by the keys that macros have. */
	private Map<String, String> parameters(final Class<? extends Command> command) {
		final Map<String, String> labels = new LinkedHashMap<>();
		for (final ModuleItem<?> input : info(command).inputs()) {
			if (ImageJSession.isFilledIn(input) || input.getVisibility() == ItemVisibility.MESSAGE) continue;
			labels.put(input.getName().toLowerCase(Locale.ROOT), input.getLabel().replace(" (s)", ""));
		}
		return labels;
	}

	private CommandInfo info(final Class<? extends Command> command) {
		return session.context().service(CommandService.class).getCommand(command);
	}

	/** The cells of a table's rows, from the second cell on, as rows begin with a line. */
	private static List<String[]> rows(final Path manual, final String head) throws IOException {
		final List<String> lines = Files.readAllLines(manual);
		final int first = lines.stream().filter(line -> line.startsWith(head)).map(lines::indexOf).findFirst().orElseThrow() + 2;
		return lines.subList(first, lines.size()).stream().takeWhile(line -> line.startsWith("|")).map(line -> line.split(
			"\\|")).toList();
	}

	private static List<String> codes(final String text) {
		return CODE.matcher(text).results().map(result -> result.group(1)).toList();
	}
}
