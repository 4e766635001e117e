package fiji.plugin.neuralstyle.network;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Memory that the engine is done with. Linux' C library keeps freed blocks of up to 32 MB for itself, and as the maps of one
 * tile do not fit the holes that another's have left, it keeps ever more of them.
 */
final class FreedMemory {

	private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";
	private static final String COMMAND = "systemTrimNativeHeap";

	/** What is given back comes again filled with zeros, which takes time; a few tiles leave little. */
	private static final int INTERVAL = 4;

	private FreedMemory() {}

	/** Gives it back now and then in a long row of tiles. */
	static void giveBackBefore(final int tile) {
		if (tile > 0 && tile % INTERVAL == 0) giveBack();
	}

	/** Gives it back to the system. */
	static void giveBack() {
		final MBeanServer runtime = ManagementFactory.getPlatformMBeanServer();
		try {
			runtime.invoke(new ObjectName(COMMANDS), COMMAND, new Object[] { null }, new String[] { String[].class.getName() });
		}
		catch (JMException e) {
			// Other systems' Java has no such command, and their C libraries no such habit.
		}
	}
}
