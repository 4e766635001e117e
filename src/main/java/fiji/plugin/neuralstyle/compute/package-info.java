/** What this machine has to compute with, how fast it is, and how long a run will take; shows nothing. */
package fiji.plugin.neuralstyle.compute;
