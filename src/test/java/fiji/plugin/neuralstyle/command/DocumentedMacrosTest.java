package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

/** The macro lines of docs/how-it-works.md call commands that there are, with keys and choices that there are. */
class DocumentedMacrosTest {

	private static final Pattern LINE = Pattern.compile("run\\(\"([^\"]+)\", \"([^\"]*)\"\\);");
	private static final Pattern OPTION = Pattern.compile("(\\w+)=(?:\\[([^\\]]*)\\]|(\\S+))");

	private final Map<String, CommandInfo> commands = new HashMap<>();
	private ImageJSession session;

	@BeforeEach
	void open() {
		session = new ImageJSession();
		for (final CommandInfo info : session.context().service(CommandService.class).getCommands()) {
			if (!info.getMenuPath().isEmpty()) commands.put(info.getMenuPath().getLeaf().getName(), info);
		}
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void everyLineCanBeRun() throws IOException {
		final List<MatchResult> lines = LINE.matcher(Files.readString(Path.of("docs", "how-it-works.md"))).results().toList();
		for (final MatchResult line : lines) {
			final CommandInfo command = commands.get(line.group(1));
			assertNotNull(command, line.group());
			OPTION.matcher(line.group(2)).results().forEach(option -> check(command, option, line.group()));
		}
		assertTrue(lines.size() > 10, lines.size() + " lines");
		assertEquals(7, lines.stream().map(line -> line.group(1)).distinct().count());
	}

	private static void check(final CommandInfo command, final MatchResult option, final String line) {
		ModuleItem<?> input = null;
		for (final ModuleItem<?> candidate : command.inputs()) {
			if (candidate.getName().toLowerCase().equals(option.group(1))) input = candidate;
		}
		assertNotNull(input, option.group() + " in " + line);
		final String value = option.group(2) == null ? option.group(3) : option.group(2);
		assertTrue(input.getChoices() == null || input.getChoices().isEmpty() || input.getChoices().contains(value), option
			.group() + " in " + line);
	}
}
