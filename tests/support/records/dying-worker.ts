import './death';
import '../../../main/adapters/records/records-worker';
