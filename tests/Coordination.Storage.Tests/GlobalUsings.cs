global using Coordination.Testing;
