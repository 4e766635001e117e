package fiji.plugin.neuralstyle.imagej;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

import ij.IJ;
import ij.plugin.PlugIn;

/**
 * Runs one of our SciJava commands from plain ImageJ's menu, where no SciJava is; {@code plugins.config} names
 * the command. In Fiji, which lists the command itself, it hands over.
 */
public final class CommandPlugIn implements PlugIn {

	/** Fiji's own way to ask ImageJ for its context; gives null in plain ImageJ. */
	private static final String CONTEXT = "org.scijava.Context";

	@Override
	public void run(final String commandClass) {
		final ClassLoader before = Thread.currentThread().getContextClassLoader();
		// SciJava looks for its parts through the thread's class loader, which is not the one that ImageJ made for plugins.
		Thread.currentThread().setContextClassLoader(CommandPlugIn.class.getClassLoader());
		try {
			if (handedOver(commandClass)) return;
			try (Context context = new Context()) {
				new PlainImageJ(context).run(command(context, commandClass));
			}
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private static CommandInfo command(final Context context, final String commandClass) {
		final CommandInfo info = context.service(CommandService.class).getCommand(commandClass);
		if (info == null) {
			throw new IllegalStateException("The command " + commandClass +
				" is not in the plugin. Install the plugin again, with its libraries.");
		}
		return info;
	}

	private static boolean handedOver(final String commandClass) {
		if (!isFiji()) return false;
		final Object context = IJ.runPlugIn(CONTEXT, "");
		if (!(context instanceof Context fiji)) return false;
		fiji.service(CommandService.class).run(commandClass, true);
		return true;
	}

	private static boolean isFiji() {
		try {
			Class.forName("net.imagej.legacy.LegacyService", false, IJ.getClassLoader());
			return true;
		}
		catch (ClassNotFoundException e) {
			return false;
		}
	}
}
