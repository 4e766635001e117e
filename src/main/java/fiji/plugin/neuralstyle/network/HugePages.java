package fiji.plugin.neuralstyle.network;

import com.sun.jna.NativeLibrary;

import ai.djl.util.Platform;

/**
 * Large blocks of memory in pages of 2 MB instead of 4 kB, where Linux leaves that to programs. A large map is memory new from the
 * system each time, and to have it page by page takes a fifth of an evaluation.
 */
final class HugePages {

	/** PyTorch asks the system for them if the environment has it so when its libraries first allocate a large block. */
	static final String WISH = "THP_MEM_ALLOC_ENABLE";

	private HugePages() {}

	/** To be called before the engine starts; what the user's environment says about it stays. */
	static void wish() {
		if (!Platform.fromSystem("pytorch").getOsPrefix().equals("linux") || System.getenv(WISH) != null) return;
		try {
			// Java has no way to change the environment of its own process.
			NativeLibrary.getInstance("c").getFunction("setenv").invokeInt(new Object[] { WISH, "1", 0 });
		}
		catch (LinkageError e) {
			// The C library has another name, or JNA's own does not load, which later attempts say as a missing class. It takes
			// longer, and that is all.
		}
	}
}
