package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.log.LogListener;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import fiji.plugin.neuralstyle.weights.store.NetworkFolders;

/** Runs the commands that manage networks, with all their processors, on a folder of networks of its own. */
final class NetworksSession implements AutoCloseable {

	private final ImageJSession session = new ImageJSession();
	private final Class<? extends NetworkTaskCommand> type;
	private final List<String> said = new CopyOnWriteArrayList<>();
	/** A context knows its listeners weakly. */
	private final LogListener listener = message -> said.add(String.valueOf(message.text()));

	/** @param networks the folder of networks; it need not exist */
	NetworksSession(final Class<? extends NetworkTaskCommand> type, final Path networks) {
		this.type = type;
		System.setProperty(NetworkFolders.PROPERTY, networks.toString());
		session.context().service(LogService.class).addLogListener(listener);
	}

	CommandInfo info() {
		return session.context().service(CommandService.class).getCommand(type);
	}

	ImageJSession session() {
		return session;
	}

	/** What the command has told the user so far. */
	String said() {
		return String.join("\n", said);
	}

	/** Runs the command and waits for its end. */
	Module run(final Map<String, Object> inputs) throws Exception {
		return session.context().service(ModuleService.class).run(info(), true, inputs).get();
	}

	/** The same for a run that must succeed. */
	Module succeed(final Map<String, Object> inputs) throws Exception {
		final Module module = run(inputs);
		assertNull(((NetworkTaskCommand) module).getCancelReason());
		return module;
	}

	/** That a run ends with a sentence that names something. */
	void assertRefused(final Map<String, Object> inputs, final String named) throws Exception {
		final String reason = ((NetworkTaskCommand) run(inputs)).getCancelReason();
		assertTrue(reason != null && reason.contains(named) && reason.endsWith("."), reason);
	}

	/** That a run was cancelled, which is no error. */
	void assertCancelled(final Map<String, Object> inputs) throws Exception {
		final NetworkTaskCommand command = (NetworkTaskCommand) run(inputs);
		assertTrue(command.isCanceled());
		assertEquals("", command.getCancelReason());
	}

	@Override
	public void close() {
		System.clearProperty(NetworkFolders.PROPERTY);
		session.close();
	}
}
