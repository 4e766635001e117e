package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.module.ModuleItem;

/** What macros, the recorder and the dialog rely on, for the commands that manage networks. */
class NetworkParametersTest {

	private static final Set<Class<?>> TYPES = Set.of(String.class, int.class, long.class);

	@TempDir
	private Path folder;

	static List<Class<? extends NetworkTaskCommand>> commands() {
		return List.of(NetworksCommand.class, LearnNetworkCommand.class);
	}

	@ParameterizedTest
	@MethodSource("commands")
	void parametersCanBeRecordedAndMeanTheSameEverywhere(final Class<? extends NetworkTaskCommand> command) {
		final Set<String> keys = new HashSet<>();
		try (NetworksSession session = new NetworksSession(command, folder)) {
			assertTrue(session.info().getMenuPath().getMenuString().matches("Plugins > Neural Style > .*\\.\\.\\."));
			assertEquals(3, session.info().getMenuPath().size());
			for (final ModuleItem<?> input : session.info().inputs()) {
				if (ImageJSession.isFilledIn(input)) continue;
				assertFalse(input.isPersisted(), input.getName());
				assertFalse(input.getLabel().isBlank(), input.getName());
				assertFalse(input.getDescription().isBlank(), input.getName());
				assertTrue(input.getName().matches("[a-z]+([A-Z][a-z]+)*"), input.getName());
				assertTrue(keys.add(input.getName().toLowerCase(Locale.ROOT)), input.getName());
				assertTrue(TYPES.contains(input.getType()), input.getName());
			}
		}
		assertTrue(keys.size() > 1, keys.toString());
	}
}
