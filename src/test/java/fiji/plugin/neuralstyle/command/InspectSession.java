package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;

import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import ij.ImagePlus;

/** Runs the commands that look into networks, with all their processors, as the menu does. */
final class InspectSession implements AutoCloseable {

	private final ImageJSession session = new ImageJSession();
	private final Class<? extends InspectCommand> type;
	private final String network;

	/** @param network that the command shall use */
	InspectSession(final Class<? extends InspectCommand> type, final String network) {
		this.type = type;
		this.network = network;
	}

	CommandInfo info() {
		return session.context().service(CommandService.class).getCommand(type);
	}

	/** Gives a module what SciJava gives it before a dialog. */
	void inject(final Object module) {
		session.context().inject(module);
	}

	/** Runs the command and waits for its end. */
	Module run(final Map<String, Object> inputs) throws Exception {
		final Map<String, Object> all = new LinkedHashMap<>(inputs);
		all.putIfAbsent("network", network);
		return session.context().service(ModuleService.class).run(info(), true, all).get();
	}

	/** The image that a run gave. */
	ImagePlus image(final Map<String, Object> inputs) throws Exception {
		final Module module = run(inputs);
		assertNull(((InspectCommand) module).getCancelReason());
		return (ImagePlus) module.getOutput("output");
	}

	/** That a run ends with a sentence that names something, and gives nothing. */
	void assertRefused(final Map<String, Object> inputs, final String named) throws Exception {
		final Module module = run(inputs);
		final String reason = ((InspectCommand) module).getCancelReason();
		assertTrue(reason != null && reason.contains(named) && reason.endsWith("."), reason);
		assertNull(module.getOutput("output"));
	}

	@Override
	public void close() {
		session.close();
	}
}
